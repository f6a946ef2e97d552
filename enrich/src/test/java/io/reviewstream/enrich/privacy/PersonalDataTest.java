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
                "llamen al 912 345 678 | llamen al [phone]",
                "My number is +49 30 1234567. | My number is [phone].",
                "Tel. 0171 5550123 | Tel. [phone]",
                "I paid with 4111 1111 1111 1111! | I paid with [card]!",
                "Card 5500-0000-0000-0004. | Card [card].",
                "Mail jo.doe (at) example (dot) org, or jo[at]example.com. | Mail [email], or [email].",
                "o'neill@example.org and ‘jo@example.org’ | [email] and ‘[email]’",
                "call +44 20 7946 0958 or 0044 20 7946 0958 | call [phone] or [phone]",
                "+49 (0)30 1234567 or +4915112345678 or (030) 123 45 67 | [phone] or [phone] or [phone]",
                "1-800-555-0199, Mobil 0151/23456789 | [phone], Mobil [phone]",
                "teléfono 612 345 678, 01 23 45 67 89 | teléfono [phone], [phone]",
                "Call 030 1234567. 12 people did. | Call [phone]. 12 people did.",
                "My card 5105 1051 0510 5100 12/26 was charged. | My card [card] 12/26 was charged.",
                "Amex 3782 822463 10005, Visa 4012888888881881 | Amex [card], Visa [card]",
                "Refund to DE89 3704 0044 0532 0130 00 please. | Refund to [iban] please.",
                "FR14 2004 1010 0505 0001 3M02 606, not NL91ABNA0417164300. | [iban], not [iban].",
                "es9121000418450200051332 is his | [iban] is his",
                "His SSN is 123-45-6789. | His SSN is [ssn].",
                "Social security number: 123 45 6789 | Social security number: [ssn]",
                "Server at 192.168.10.24:8080, http://165.201.143.205/ | Server at [ip]:8080, http://[ip]/",
                "ping 10.0.0.7, then fe80::1ff:fe23:4567:890a at 12:30:45 | ping [ip], then [ip] at 12:30:45",
                "2001:0db8:0:0:0:8a2e:0370:7334 | [ip]",
                "She lives at 12 Long Lane, Nowhere. | She lives at [postal], Nowhere.",
                "She lives at 12B Long Lane, Nowhere. | She lives at [postal], Nowhere.",
                "Sie wohnt in der Hauptstraße 12, 10115 Berlin. | Sie wohnt in der [postal].",
                "Industriestr. 14b, D-70565 Stuttgart | [postal]",
                "in der Karl-Marx-Allee 33 wohnt er, in der Berliner Straße 3-5 sie | in der Karl-Marx-Allee 33 wohnt er, in der [postal] sie",
                "Er wohnt Karl-Marx-Allee 33. | Er wohnt [postal].",
                "Unter den Linden 77, 10117 Berlin ist das Adlon. | [postal] ist das Adlon.",
                "Am Sonnenhang 7, 60311 Frankfurt am Main | [postal]",
                "12 rue de la Paix, 75002 Paris | [postal]",
                "8 bis, avenue Victor Hugo, 69003 Lyon | [postal]",
                "le 3 impasse des Lilas à Nantes | le [postal] à Nantes",
                "7 Rue Morgue, 75001 Paris | [postal]",
                "Calle Mayor 14, 28013 Madrid | [postal]",
                "Vivo en la Avenida de América 3. | Vivo en la [postal].",
                "C/ Alcalá, 45, 28014 Madrid | [postal]",
                "Via Roma 5, 20121 Milano | [postal]",
                "Abito in Corso Vittorio Emanuele II 12. | Abito in [postal].",
                "Kerkstraat 21, 1017 GA Amsterdam en Utrecht | [postal] en Utrecht",
                "Prinsengracht 263, 1016 GV Den Haag | [postal]",
                "Rua Augusta 100, 1100-053 Lisboa | [postal]",
                "ul. Długa 5, 00-238 Warszawa | [postal]",
                "P.O. Box 1234, Springfield | [postal], Springfield",
                "PO Box 77, Springfield, IL 62704 | [postal]",
                "Postfach 12 34, 10115 Berlin | [postal]",
                "BP 123, 75002 Paris | [postal]",
                "12 Long Lane, London NW1 6XE. | [postal].",
                "12 Long Lane, Springfield, IL 62704-1234 | [postal]",
                "900 Long Avenue NW, Apt. 4B, Newtown NSW 2042 | [postal]",
                "It moved to 220 W. 31st St, New York, NY 10001 | It moved to [postal]",
                "at 350 5th Avenue, on the left | at [postal], on the left",
                "221B Baker Street, London NW1 6XE | [postal]",
                "I live at 221B Baker Street. | I live at [postal].",
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
                "In 1969 Abbey Road came out; the 1950 Long Lane is older.",
                "Season 4 Long Lane is the best. Top 10 Long Lane moments.",
                "221B Baker Street is where Holmes lives.",
                "12 Harbour Street Murders is a series.",
                "1980s Times Square, and 5 Great Drive-in films",
                "36 quai des Orfèvres est un bon polar, 7 Rue Morgue aussi.",
                "Il y a 3 places libres et 2 cours d'essai.",
                "Lindenstraße 1985, Sonnenallee 2, Berlin Alexanderplatz 2",
                "Auf der Landstraße 12 Kilometer weiter, in de Kerkstraat 10 minuten",
                "Calle 54, Via Veneto 2, 1960 and Plaza Suite 2, 1971",
                "The Ring 2, 20000 Leagues",
                "The BP 123 pump and a HP 1320",
                "Novello (1893-1951) and Hitchcock (1899-1980)",
                "The $5,000.00 (1933 dollars) wedding",
                "am 05.03.2021 19.30 Uhr; 09.30 12.15 15.00",
                "1.234.567 fans and +10 000 000 views. Call that fame.",
                "Call 12 000 000 people",
                "It isn't (at) all bad, see (at) your own risk.",
                "ISBN 978-3-16-148410-0, EAN 4006381333931, tracking 6011000990139424",
                "order no 4539148803436467",
                "9111 1111 1111 1117 is of no issuer.",
                "DE89 3704 0044 0532 0130 02, GB29 1234 5678",
                "000-12-3456, 666-12-3456, 912-34-5678",
                "firmware 1.2.3.4, v10.20.30.140, Windows 10.0.19045.3, 256.192.168.100",
                "At 12:30:45 the ratio was 2.35:1; std::vector, a::b",
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
