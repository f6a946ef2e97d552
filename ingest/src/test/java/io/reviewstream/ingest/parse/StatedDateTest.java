package io.reviewstream.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatedDateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-05-06                        | 2024-05-06
            2024-05                           | 2024-05
            2018-07-07 22:09:11               | 2018-07-07T22:09:11Z
            2018-07-07T22:09:11+02:00         | 2018-07-07T20:09:11Z
            2023-04-20T14:30:00.000Z          | 2023-04-20T14:30:00Z
            1531001351                        | 2018-07-07T22:09:11Z
            1531001351000                     | 2018-07-07T22:09:11Z
            Tue, 21 Apr 2026 12:00:00 +0000   | 2026-04-21T12:00:00Z
            31-Jul-18                         | 2018-07-31
            31 July 2018                      | 2018-07-31
            Jul 31, 2018                      | 2018-07-31
            July 31, 2018                     | 2018-07-31
            09 13, 2009                       | 2009-09-13
            2018/09/29                        | 2018-09-29
            31/07/2018                        | 2018-07-31
            07/31/2018                        | 2018-07-31
            31.7.2018                         | 2018-07-31
            31.7.2018 9:05                    | 2018-07-31T09:05:00Z
            2024-03-04 12:00:00 UTC           | 2024-03-04T12:00:00Z
            Tue, 21 Apr 2026 12:00:00 GMT     | 2026-04-21T12:00:00Z
            5/25/2019 15:54                   | 2019-05-25T15:54:00Z
            03/14/2024 10:00:07 PM            | 2024-03-14T22:00:07Z
            14/03/2024, 10:00 am              | 2024-03-14T10:00:00Z
            2024/03/04 10:11:12 AM GMT+1      | 2024-03-04T09:11:12Z
            2024/3/4 9:11                     | 2024-03-04T09:11:00Z
            5/25/2019 at noon                 |
            5/25/2019 1                       |
            02/31/2019 15:54                  |
            99999999                          |
            100000000                         | 1973-03-03T09:46:40Z
            2019                              | 2019
            201                               |
            Sat Jul 07 22:09:11 +0000 2018    | 2018-07-07T22:09:11Z
            03/04/2018                        |
            yesterday                         |
            2018-02-31                        |
            """)
    void readsDates(String stated, String iso) {
        assertThat(StatedDate.of(stated).orElse(null)).isEqualTo(iso);
    }
}
