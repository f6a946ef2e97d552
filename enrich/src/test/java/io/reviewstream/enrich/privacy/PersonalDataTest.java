package io.reviewstream.enrich.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
    private final PersonalData data = new PersonalData();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to jo.doe+films@example.co.uk, please. | Write to [email], please.",
                "Mail me at a_b@example.com. | Mail me at [email].",
                "Call (555) 010-2030 now. | Call [phone] now.",
                "Call 555-010-2030. | Call [phone].",
                "My number is +49 30 1234567. | My number is [phone].",
                "Tel. 0171 5550123 | Tel. [phone]",
                "I paid with 4111 1111 1111 1111! | I paid with [card]!",
                "Card 5500-0000-0000-0004. | Card [card].",
                "She lives at 12 Long Lane, Nowhere. | She lives at [postal], Nowhere.",
                "She lives at 12B Long Lane, Nowhere. | She lives at [postal], Nowhere.",
            })
    void masksPersonalData(String text, String masked) {
        assertThat(data.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "It was @ its best in 1999.",
                "From 1984 to 2001 he made 12 films.",
                "It made $1,200,000 in 3 days.",
                "4111 1111 1111 1112 is no card.",
                "0000 0000 0000 0000",
                "My ratings: 10 9 8 7 6 5 4",
                "12 Angry Men is a film.",
                "10 Cloverfield Lane is tense.",
                "I saw '12 Harbour Street' twice, and “12 Harbour Street” is short.",
                "2001: A Space Odyssey",
            })
    void leavesTheRestAsItIs(String text) {
        assertThat(data.mask(text)).isEqualTo(text);
    }

    @Test
    void tellsWhereItStands() {
        String text = "Hi! x@example.org";

        assertThat(data.find(text))
                .containsExactly(
                        new PersonalDatum(PersonalDatum.Kind.EMAIL, io.reviewstream.events.Span.of(text, 4, 17)));
    }
}
