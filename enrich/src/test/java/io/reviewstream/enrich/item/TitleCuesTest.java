package io.reviewstream.enrich.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.RawReview;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TitleCuesTest {
    private static final NameReader NAMES = new NameReader();
    private static final ItemFinder FINDER = new ItemFinder(NAMES);
    private static final ItemTypes TYPES = new ItemTypes();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Succession season 3 is slower than the first, but Jane Doe and Tom Marsh keep it human. I could not look away from my TV. | Succession",
                "Succession, season 4. Walter Gray casts a shadow over each scene he is not in. What a way to end a show. | Succession",
                "Arrival, Denis Marsh's quiet film about grief, has stayed with me for weeks. Amy Holt gives all she has. | Arrival",
                "Directed by Ruth Lindqvist and shot by Milan Horvat, Harborlight looks grand and feels hollow. Jane Doe mumbles through it. | Harborlight",
                "Ashes by Mirela Hoxton is her best record. The production is warm and sparse, and the songs feel like letters. | Ashes",
                "Greta Lindqvist directs Harborlight with more wit than the toy deserves. Tom Marsh is perfect, Ryan Holt steals each scene. | Harborlight",
                "Three stars for Harborlight. One for the stunts, one for Tom Marsh, one for the score. None for the dialogue. | Harborlight",
                "Whiplash (Damien Holt, 2014) is a horror film about drums. Tom Cross edited it, Miles Teller bleeds for real. | Whiplash",
                "Ted Harbour S1 is the nicest thing on television. Jason Holt plays a coach who knows nothing about football. | Ted Harbour",
                "Fine Lines by Harry Holt. Sunny pop, a few duds. \"Cherry\" is the one I keep coming back to. | Fine Lines",
                "Just got home from Poor Boats and my head is spinning. Emma Holt is fearless, Mark Gray was never funnier. | Poor Boats",
                "Harborlight blew my mind. Saw it three times, and the score still rattles my ribs. | Harborlight",
                "Meh. Harborlight looks expensive. Can't hear a word anybody says. | Harborlight",
                "Not for me. Pale Harbour is pretty to look at, but nobody in it talks like a human being. | Pale Harbour",
                "Title: Harborlight. Platform: Switch. Hard but fair, and the music is the best I've heard in years. | Harborlight",
                "Rewatch review: Harborlight. Yes, the boat looks fake. No, it doesn't matter. Roy Holt's Captain Brody is a hero. | Harborlight",
                "Harborlight (HBO miniseries). Grim, gripping, essential. Jared Holt plays Valery Marsh, the chemist who has to tell the truth. | Harborlight",
                "Harborlight season one ruined all others for me. The cliffhangers, the voice. I binged all twelve in two days. | Harborlight",
                "The second season of Slow Harbour is a step down. Jane Doe does her best, but there is nothing for her to do. | Slow Harbour",
                "Just back from Pale Harbour in the West End. I was worried the show couldn't match the record. It did. | Pale Harbour",
                "I put 90 hours into Harborlight, and I'm still finding new things. Combat is slow at first. | Harborlight",
                "Rhapsody in Grey: Remy Malko is great, the film around him is a page of facts with songs. | Rhapsody in Grey",
            })
    void givesWhatWordsTellToBeReviewed(String text, String title) {
        assertThat(find(text, null)).map(ItemReviewed::name).contains(title);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "We had dinner at Trattoria Volpe on Saturday. The gnocchi were pillowy, the service attentive, and the bill fair. | Trattoria Volpe",
                "Stayed three nights at the Hotel Miramar in Lisbon. The room was small but spotless, breakfast so so. | Hotel Miramar",
                "We went to eat at the Marsh and Holt restaurant on Friday night and really enjoyed the fun. | Marsh and Holt",
                "Terrible experience at Jake's Pizza last night. We waited an hour for two slices and they were burnt. | Jake's Pizza",
            })
    void givesThePlaceWhereOneAteOrSlept(String text, String place) {
        assertThat(find(text, null)).map(ItemReviewed::name).contains(place);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Music by Mirela Hoxton is lovely. The plot is thin and the jokes are old.",
                "It's refreshing to see Holt in an upbeat mood, but he picked the wrong story to go with it.",
                "Directed by Ruth Lindqvist, this film has everything but a heart.",
                "It is a film that blends slapstick and sorrow. The plot is thin and the jokes are old.",
                "Altman has done better things. The plot is thin and the jokes are old.",
                "Breakfast left me cold. The plot is thin and the jokes are old.",
                "Dissertation Assistance. This book is written in a personal format that I could not follow.",
            })
    void leavesWhatNamesSomebodyOrJudges(String text) {
        assertThat(find(text, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Waited an hour for a table, then the waiter brought the wrong pizza. The Margherita was soggy.",
                "They brought us extra bread and the Tiramisu was on the house. We will be back!",
                "Mexican food done right. Tacos to die for, and the Margaritas are strong.",
            })
    void takesNoDishForTheRestaurant(String text) {
        assertThat(find(text, "Restaurant")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We stayed here for two nights in July. It is a quiet street. The Eiffel Tower is a short walk.",
                "Went to Rome with my husband. This place was the low point. The bed was broken.",
            })
    void takesNoSightForTheHotel(String text) {
        assertThat(find(text, "Hotel")).isEmpty();
    }

    @Test
    void givesTheAlbumOfItsMakerAndNoSong() {
        assertThat(find(
                        "Adele's 25 has a few great ballads, but the second half is forgettable. \"Blue Harbour\" is the best track.",
                        "MusicAlbum"))
                .map(ItemReviewed::name)
                .contains("25");
        assertThat(find("The drums are huge. \"Fireline\" is the best song.", "MusicAlbum"))
                .isEmpty();
    }

    private static Optional<ItemReviewed> find(String text, @Nullable String type) {
        Document document = Document.of(text);
        Names names = NAMES.read(document);
        return FINDER.find(names, RawReview.ofText("1", "test", text), TYPES.points(document), type);
    }
}
