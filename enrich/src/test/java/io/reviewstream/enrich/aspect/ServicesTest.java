package io.reviewstream.enrich.aspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of services, shops, airlines and what one visits, and that their words are told from those of other things. */
class ServicesTest {
    private final AspectFinder finder = new AspectFinder();

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "service | The dentist was gentle, the clinic is spotless, and the crown was completely painless. | service+ cleanliness+ result+",
                "service | Our plumber turned up early, found the leak at once and charged a fair price. | punctuality+ competence+ price+",
                "service | They misdiagnosed the clutch, and the van broke down again. | competence- result-",
                "service | The receptionist was rude and we had to wait for an hour. | service- punctuality-",
                "service | The stylist listened, and my highlights came out beautifully. | communication+ result+",
                "service | They never called back and kept my deposit. | communication- price-",
                "service | The haircut is uneven. | result-",
                "service | The gym has plenty of machines, but the toilets are filthy. | facilities+ cleanliness-",
                "service | It is impossible to get an appointment, and there is nowhere to park. | booking- location-",
                "service | The movers scratched the table. | competence-",
                "service | The instructor explains things clearly, and I passed first time. | communication+ result+",
                "service | Honest mechanics, no upselling, cheaper than the dealer. | service+ price+",
                "service | My premium went up, and the claim took months. | price- punctuality-",
                "service | They never called back and were rude. | communication- service-",
                "service | We were kept in the dark for weeks. | communication-",
                "service | The painters hoovered up and the workmanship is superb. | cleanliness+ competence+",
                "service | The bank refused to listen. | communication-",
                "service | I had a broken tooth. |",
                "service | Our boiler is an old one. |",
                "service | No queues, no hidden fees. | punctuality+ price+",
                "shop | Huge selection, fair prices, and the staff are knowledgeable. | selection+ price+ service+",
                "shop | The parcel never arrived and they won't refund me. | delivery- returns-",
                "shop | The website is easy to use and the order came the next day. | usability+ delivery+",
                "shop | The courier threw my parcel over the fence. | delivery-",
                "shop | The cashier was rude, the shelves were empty. | service- selection-",
                "shop | The bouquet is gorgeous, but the delivery charge is steep. | quality+ price-",
                "shop | A cluttered shop with nowhere to park. | ambience- location-",
                "shop | I got my money back the same week, no questions asked. | returns+",
                "shop | I want my money back. | returns-",
                "airline | The flight was delayed and they lost my suitcase. | punctuality- baggage-",
                "airline | The cabin crew were lovely, with plenty of legroom, but the meal was inedible. | service+ comfort+ food-",
                "airline | Online check-in didn't work, and they charge extra for everything. | booking- price-",
                "airline | We landed early; the entertainment is excellent. | punctuality+ entertainment+",
                "attraction | The collection is superb, but the entrance fee is steep. | sights+ price-",
                "attraction | The queues were endless, and half of the exhibits were closed. | crowds- sights-",
                "attraction | Our guide knew her stuff, and we had the place to ourselves. | guide+ crowds+",
                "attraction | The audio guide kept cutting out. | guide-",
                "course | The instructor explains everything, the quizzes are useful, but the pace is too fast. | teaching+ exercises+ pacing-",
                "course | He reads the slides, and my question was never answered. | teaching- support-",
                "course | A small group in a lovely studio, worth every penny. | facilities+ price+",
                "course | The lectures are outdated and the subtitles are garbled. | content- platform-",
                "attraction | There is nowhere to park, and the toilets are filthy. | facilities- cleanliness-",
                "attraction | They refused us entry and could not find our booking. | service- booking-",
                "attraction | Beautifully laid out gardens, spotless and easy to reach. | sights+ cleanliness+ location+",
                "attraction | We saw a collection of pots from our point of view. |",
            })
    void findsAspects(String domain, String text, String expected) {
        assertThat(AspectsSaid.in(text, domain, finder)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "service | The dentist is gentle and the receptionist is kind.",
                "service | Easy to book, and the physio knows her stuff.",
                "service | The garage quoted two hundred for new brakes.",
                "service | I called the plumber, who came with an electrician.",
                "shop | The courier left the parcel in the rain.",
                "shop | The bookshop has friendly staff and a patient cashier.",
                "airline | The flight was late, and the airline lost our luggage.",
                "attraction | The museum has a superb collection and an audio guide.",
                "attraction | We queued for the rollercoaster, and the rides were closed.",
                "course | The instructor is engaging, the lectures are short and the quizzes hard.",
                "course | We did a pottery class: patient teacher, small group.",
                "service | My driving instructor is calm, and I passed my driving test.",
                "restaurant | The first course was cold and the main course never came.",
                "film | The teacher in this film has a class of rebels, and the cast is dull.",
                "film | The guide dies in the castle, the scenes at the zoo drag, and the cast is dull.",
                "hotel | The hotel is near the museum, and our room had a view of the castle.",
                "restaurant | The waiter was rude, and the staff ignored us at the table.",
                "hotel | The receptionist was rude and the room was dirty.",
                "product | The seller shipped it late, the charger is broken, no refund.",
                "film | The doctor in this film is a joke, and her nurse can't act.",
                "book | The first chapter is set in a garage, the last pages on a train.",
            })
    void tellsTheirReviewsFromOthers(String domain, String text) {
        var document = Document.of(text);

        assertThat(finder.points(document, NamedWords.none(document)).clear(1)).contains(domain);
    }

    @Test
    void bookingSpeaksOfNoBook() {
        var booked = Document.of("Lessons are easy to book, and you can book online.");
        var read = Document.of("I love the book.");

        assertThat(finder.points(booked, NamedWords.none(booked)).of("book")).isZero();
        assertThat(finder.points(read, NamedWords.none(read)).of("book")).isPositive();
    }
}
