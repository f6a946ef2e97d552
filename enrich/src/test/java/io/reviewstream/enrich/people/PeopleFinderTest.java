package io.reviewstream.enrich.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.Label;
import io.reviewstream.events.Opinion;
import io.reviewstream.events.Person;
import io.reviewstream.events.Person.Role;
import io.reviewstream.events.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleFinderTest {
    private static final PeopleFinder FINDER = new PeopleFinder();

    @Test
    void readsACharacterBeforeTheActorInBrackets() {
        assertThat(found("The story follows Walter (Tom Brandt) and Greta (Julia Stone) through a long film."))
                .contains(
                        "actor Tom Brandt as Walter",
                        "actor Julia Stone as Greta",
                        "character Walter",
                        "character Greta");
    }

    @Test
    void readsAListAfterStarring() {
        assertThat(found("A quiet movie starring Anna Keller, Peter Marsh and Susan Ortega."))
                .containsExactly("actor Anna Keller", "actor Peter Marsh", "actor Susan Ortega");
    }

    @Test
    void readsAPossessiveOfDirection() {
        assertThat(found("The film is slow, but Michael Ferrante's masterful direction holds it together."))
                .containsExactly("director Michael Ferrante");
    }

    @Test
    void readsRoleNounsBeforeNames() {
        assertThat(found("Director Helen Ward and writer Paul Lindqvist made a fine film. Composer Ennio Bassi helps."))
                .containsExactly("director Helen Ward", "writer Paul Lindqvist", "composer Ennio Bassi");
    }

    @Test
    void readsWhoWroteAndDirected() {
        assertThat(found("This movie was written and directed by Laura Jensen."))
                .containsExactlyInAnyOrder("director Laura Jensen", "writer Laura Jensen");
    }

    @Test
    void takesOnlyWhoGivesAPerformanceForAnActor() {
        assertThat(found("Robert Marsh gives a fine performance in this film.")).contains("actor Robert Marsh");
        assertThat(found("David Lynch gives us time in this film, and a road to look at."))
                .containsExactly("director David Lynch");
    }

    @Test
    void takesATitleWithANumberForNoCharacter() {
        assertThat(found("Director Robert Marsh's Mickey 17 is a weird film, and Anna Keller is superb in it."))
                .doesNotContain("character Mickey")
                .contains("director Robert Marsh");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "The score, by the usually reliable Lena Osterholt, is dull. | composer Lena Osterholt",
                "Jantje Friese has written the script. | writer Jantje Friese",
                "The photography of Bruno Delbonnel is lovely. | cinematographer Bruno Delbonnel",
                "The music from Yann Tiersen is lovely. | composer Yann Tiersen",
                "This film is narrated by Helen Ward. | actor Helen Ward",
                "Helen Ward's narration makes this film. | actor Helen Ward",
                "The composer is Ludwig Goransson. | composer Ludwig Goransson",
                "Robert Downey Jr. interprets Lewis Strauss. | actor Robert Downey Jr. as Lewis Strauss",
                "The score is by Lena Osterholt. | composer Lena Osterholt",
                "It has music courtesy of Philip Glass. | composer Philip Glass",
                "The priest, Llewellyn, is played by poor Geraint Maddox. | actor Geraint Maddox as Llewellyn",
            })
    void readsWhatWordsNearATradeTell(String text, String person) {
        assertThat(found("A film that looks good. " + text)).containsExactly(person);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The hero is like a young Ed Harris.",
                "She isn't trying to be Sigourney Weaver.",
                "He is the best android since Ian Holm."
            })
    void listsNobodyWhoIsOnlyAMeasure(String text) {
        assertThat(found("A film that looks good. " + text)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Marianne Ellwood co-directs with Helen Ward. | director Marianne Ellwood | director Helen Ward",
                "Paul Lindqvist co-wrote the script with Helen Ward. | writer Paul Lindqvist | writer Helen Ward",
                "Paul Lindqvist and Helen Ward wrote it. | writer Paul Lindqvist | writer Helen Ward",
                "It is penned by Paul Lindqvist, and Helen Ward's cello score hums. | writer Paul Lindqvist | composer Helen Ward",
            })
    void readsWhatTwoMade(String text, String one, String other) {
        assertThat(found("A film that looks good. " + text)).containsExactly(one, other);
    }

    @Test
    void takesWhatOnlyOneDoesForThatOfTheLast() {
        assertThat(found("I liked Tom Brandt and Helen Ward directs this film with care."))
                .contains("director Helen Ward")
                .doesNotContain("director Tom Brandt");
    }

    @Test
    void takesWhomADescriptionNamesForWhoIsPlayed() {
        assertThat(
                        found(
                                "In this film Jim Carrey steals every scene as the washed-up singer Milo Brandt, and it is fun."))
                .contains("actor Jim Carrey as Milo Brandt", "character Milo Brandt");
        assertThat(found("In this film Jim Carrey is as funny as the old-fashioned, much-loved Buster Keaton."))
                .doesNotContain("actor Jim Carrey as Buster Keaton");
    }

    @Test
    void takesNoPartForWhoPlaysIt() {
        assertThat(found("In this film Jim Carrey is hilarious as the spoiled movie star Tom Ryder."))
                .doesNotContain("actor Tom Ryder");
    }

    @Test
    void takesAPlaceThatADirectorHasMadeForNoPart() {
        assertThat(found("A film that looks good. Jean-Pierre Jeunet has made a Paris that doesn't exist."))
                .containsExactly("director Jean-Pierre Jeunet");
    }

    @Test
    void readsAnApposition() {
        assertThat(found("Martin Cole, the director, never lets the movie rest."))
                .containsExactly("director Martin Cole");
    }

    @Test
    void joinsLaterMentionsBySurnameAndFirstName() {
        List<Person> people =
                find("Kate Ashdown plays the nurse in this film. Ashdown is superb. Kate has never been better.");

        assertThat(people).hasSize(1);
        assertThat(people.get(0).mentions()).extracting(Span::text).containsExactly("Kate Ashdown", "Ashdown", "Kate");
    }

    @Test
    void keepsInitialsParticlesAccentsHyphensAndJunior() {
        assertThat(found("The film stars William H. Marsh, Robert Dunn Jr., Pierre van der Berg, Mary O'Connell,"
                        + " Jean-Claude Perrin, and Gérard Lévy."))
                .containsExactly(
                        "actor William H. Marsh",
                        "actor Robert Dunn Jr.",
                        "actor Pierre van der Berg",
                        "actor Mary O'Connell",
                        "actor Jean-Claude Perrin",
                        "actor Gérard Lévy");
    }

    @Test
    void readsNamesInLowerCase() {
        assertThat(found("i saw this movie with my brother and tom hanks was great in it as always, a fun film"))
                .containsExactly("actor tom hanks");
    }

    @Test
    void readsWhoPlaysWhom() {
        assertThat(found("In this film Tom Brandt plays Walter, a baker. Julia Stone is wonderful as Greta."))
                .contains("actor Tom Brandt as Walter", "actor Julia Stone as Greta");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A good film. Tom Brandt is Walter Hale, a thief who plans his last job. | Walter Hale",
                "A funny film with Tom Brandt. Tom Brandt is private detective Walter Hale. | Walter Hale",
                "In this film Tom Brandt is the cynical Sergeant Hale. | Sergeant Hale",
                "As Walter, Tom Brandt is bland in this film. | Walter",
                "In the role of Walter Hale, Tom Brandt is bland in this film. | Walter Hale",
                "Playing Walter, Tom Brandt has great fun in this movie. | Walter",
            })
    void readsWhoIsWhom(String text, String character) {
        assertThat(found(text)).contains("actor Tom Brandt as " + character);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A film starring Tom Brandt. Tom Brandt is the Norwegian Keaton.",
                "A film starring Tom Brandt. Tom Brandt is no Keaton.",
                "A film starring Tom Brandt. Tom Brandt is Hollywood royalty.",
                "In this film Tom Brandt is dull and Walter, the dog, is not.",
            })
    void takesNobodyWhomSomebodyIsNotForACharacter(String text) {
        assertThat(find(text))
                .allSatisfy(person -> assertThat(person.character()).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Lt. Walter Hale", "Sgt. Hale", "Lt. Col. Hale", "Walter \"Lucky\" Hale", "Walter “Lucky” Hale"})
    void readsARankOrANicknameAsPartOfAName(String character) {
        assertThat(found("Tom Brandt is superb in this movie as " + character + "."))
                .contains("actor Tom Brandt as " + character)
                .noneMatch(person -> person.startsWith("actor Walter"));
    }

    @Test
    void takesAQuotedTitleBehindANameForNoNickname() {
        assertThat(found("In this film Walter \"Silent Harbor\" is what Tom Brandt calls his boat."))
                .noneMatch(person -> person.contains("Harbor"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tom Brandt and Julia Stone are excellent as Walter and Greta in this film.",
                "In this film Tom Brandt and Julia Stone play Walter and Greta.",
                "In this film Tom Brandt and Julia Stone star as Walter and Greta, respectively.",
            })
    void readsTwoWhoPlayTwo(String text) {
        assertThat(found(text)).contains("actor Tom Brandt as Walter", "actor Julia Stone as Greta");
    }

    @Test
    void readsThreeWhoPlayThree() {
        assertThat(
                        found(
                                "A movie starring Tom Brandt. Tom Brandt, Julia Stone and Peter Marsh play Walter, Greta and Victor Hale."))
                .contains(
                        "actor Tom Brandt as Walter", "actor Julia Stone as Greta", "actor Peter Marsh as Victor Hale");
    }

    @Test
    void readsAListOfActorsAndCharactersInTurn() {
        assertThat(
                        found(
                                "Tom Brandt as Walter Hale, Julia Stone as Greta and Peter Marsh as Victor are fine in this movie."))
                .contains(
                        "actor Tom Brandt as Walter Hale", "actor Julia Stone as Greta", "actor Peter Marsh as Victor");
    }

    @Test
    void readsPassivePlayedBy() {
        assertThat(found("The hero of the movie is Victor, played by Henry Cross."))
                .contains("actor Henry Cross as Victor", "character Victor");
    }

    @Test
    void takesTheOneWhoseRoleIsToldForTheActor() {
        assertThat(found("A good movie in which actor Tom Brandt (Molly Gray) shines."))
                .contains("actor Tom Brandt as Molly Gray")
                .doesNotContain("actor Molly Gray", "unknown Molly Gray");
    }

    @Test
    void turnsAllBracketsOfACastOneWay() {
        assertThat(
                        found(
                                "A sweet movie. Cast: Tom Hanks (Sam Marsh), Meg Ryan (Greta Reed), Bill Pullman (Walter Jackson)."))
                .contains("actor Bill Pullman as Walter Jackson")
                .doesNotContain("actor Walter Jackson as Bill Pullman");
        assertThat(
                        found(
                                "A sweet movie. Cast: Sam Marsh (Tom Hanks), Greta Reed (Meg Ryan), Walter Jackson (Bill Pullman)."))
                .contains("actor Bill Pullman as Walter Jackson");
    }

    @Test
    void takesAGivenNameThatIsAWordAsWellForACharacter() {
        assertThat(found("A film starring Tom Brandt. Julia Stone plays Grace, Tom Brandt plays Mark."))
                .contains("actor Julia Stone as Grace", "actor Tom Brandt as Mark");
    }

    @Test
    void readsHowSomebodyIsPlayed() {
        assertThat(found("A film starring Tom Brandt. Walter Hale is played with charm by Tom Brandt."))
                .contains("actor Tom Brandt as Walter Hale");
    }

    @Test
    void takesWhoReplacesSomebodyForTheOneWhoPlays() {
        assertThat(found("Tom Brandt replaces the late Peter Marsh as Walter in this film."))
                .contains("actor Tom Brandt as Walter")
                .doesNotContain("actor Peter Marsh as Walter");
    }

    @Test
    void takesNoTitleOfADirectorForACharacter() {
        assertThat(
                        found(
                                "This is a film about sand. Ridley Scott's Harborlight is a long movie, and Harborlight is dull."))
                .doesNotContain("actor Ridley Scott as Harborlight", "character Harborlight");
    }

    @Test
    void looksPastAPossessiveForTheCharacter() {
        assertThat(found("Julia Stone is wonderful in this movie as Walter's bitter wife Barbara."))
                .contains("actor Julia Stone as Barbara");
    }

    @Test
    void readsARoleBeforeBrackets() {
        assertThat(found("I blame the movie's director (Helen Ward) for that.")).containsExactly("director Helen Ward");
    }

    @Test
    void neverListsACharacterAsAnActor() {
        assertThat(found("Tom Brandt stars as Walter. Walter loves Greta. Greta is played by Julia Stone."))
                .doesNotContain("actor Walter", "actor Greta");
    }

    @Test
    void takesNoPlacesAndBrandsForPeople() {
        assertThat(found("The film was shot in New York and Los Angeles, and the cars are by General Motors."))
                .isEmpty();
    }

    @Test
    void takesNoCompanyForAPersonInAProductReview() {
        assertThat(
                        found(
                                "This blender broke after a week. I bought it from Amazon. The battery is bad. Philips failed."))
                .isEmpty();
    }

    @Test
    void readsThePossessiveOfANameInS() {
        assertThat(found("The film is fine, and Martin Reeves' script is the best of it."))
                .containsExactly("writer Martin Reeves");
    }

    @Test
    void readsAPossessiveWithAListOfAdjectives() {
        assertThat(found("The movie suffers from Martin Cole's slow, long and confusing script."))
                .containsExactly("writer Martin Cole");
    }

    @Test
    void readsWhomSomebodyPlaysInARelativeClause() {
        assertThat(found("The best of the movie is Tom Brandt, who plays Walter Hale."))
                .contains("actor Tom Brandt as Walter Hale", "character Walter Hale");
    }

    @Test
    void takesNoOtherTradeForThatOfADirector() {
        assertThat(found("The sets of this movie are the work of art director Helen Ward."))
                .doesNotContain("director Helen Ward");
    }

    @Test
    void takesNobodyInTheStoryForItsWriter() {
        assertThat(found("We follow Walter Hale, a writer who spends a night in the castle."))
                .doesNotContain("writer Walter Hale");
    }

    @Test
    void takesNobodyWhoIsComparedForACharacter() {
        assertThat(found("In this film Tom Brandt is very good, as does his best Keaton."))
                .doesNotContain("character Keaton");
    }

    @Test
    void takesOneOfManyForNoCharacter() {
        assertThat(found("In this film Tom Brandt is funny as a Venusian bullfighter."))
                .doesNotContain("character Venusian");
    }

    @Test
    void listsNobodyWhoOnlyStandsInQuotationMarks() {
        assertThat(found("A film in the line of \"Annie Hall\" and \"Barry Lyndon\", but dull."))
                .isEmpty();
    }

    @Test
    void takesNoTitleAfterAPossessiveForACharacter() {
        assertThat(found("This is a film about sand. Lynch's Dune is a long movie, and Lynch's best."))
                .doesNotContain("character Dune");
    }

    @Test
    void listsNobodyWhoCouldHaveBeenInTheFilm() {
        assertThat(found("A weak film. Martha Whitlock could have saved it.")).isEmpty();
    }

    @Test
    void listsWhoShouldHaveDoneSomethingElse() {
        assertThat(found("A long film. Ridley Scott should have cut an hour, or added two."))
                .containsExactly("director Ridley Scott");
    }

    @Test
    void takesWhomOtherFilmsKnowForAnotherTradeForNoActor() {
        assertThat(found("The film looks incredible. Roger Deakins finally won his Oscar."))
                .containsExactly("cinematographer Roger Deakins");
        assertThat(found("Hans Zimmer is overdoing it again in this film.")).containsExactly("composer Hans Zimmer");
    }

    @Test
    void leavesTheRoleOpenOfWhoMayAsWellActAsDirect() {
        assertThat(found("I only watched this movie for Clint Eastwood.")).containsExactly("unknown Clint Eastwood");
    }

    @Test
    void takesWhomOtherFilmsKnowToDirectForTheMakerOfAFilm() {
        assertThat(found("This is a new film of Brian De Palma.")).containsExactly("director Brian De Palma");
    }

    @Test
    void takesWhoIsKnownToDirectForTheDirectorWhereTheRoleIsOpen() {
        assertThat(found(
                        "Steven Spielberg keeps his shark out of sight for an hour, and the film is better for it. Roy Scheider plays"
                                + " the policeman Brody, Richard Dreyfuss is very funny as Hooper."))
                .contains("director Steven Spielberg", "actor Roy Scheider as Brody");
    }

    @Test
    void takesAnAbbreviationForNoCharacter() {
        assertThat(found("In this film Tom Brandt plays the NATO chief.")).containsExactly("actor Tom Brandt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tom Brandt's Walter Hale is the best thing in this film. | actor Tom Brandt as Walter Hale",
                "Tom Brandt's Inspector Marsh is the best thing in this film. | actor Tom Brandt as Inspector Marsh",
                "The film follows Walter Hale (a tired Tom Brandt) as he hunts a killer. | actor Tom Brandt as Walter Hale",
                "Fargrim Faasil as DSP Anwar is superb, Julia Stone as his wife gets only two scenes. | actor Fargrim Faasil as DSP Anwar",
                "Tom Brandt plays the naive Mrs. Park in this film. Park Min-jae directs. | actor Tom Brandt as Mrs. Park",
            })
    void readsWhomAWholeNameOrAFormOfAddressTells(String text, String person) {
        assertThat(found(text)).contains(person);
    }

    @Test
    void takesNobodyForThePartOfADirectorOrOfWhatIsNoPerson() {
        assertThat(found("Tom Brandt's Pale Harbor is a slow film, and Julia Stone stars in the film."))
                .noneMatch(person -> person.endsWith("Pale Harbor"));
    }

    @Test
    void takesTwinsWhomOnePlaysForNoActors() {
        assertThat(found("In this film Tom Brandt plays twin brothers Walter and Reggie Hale."))
                .containsExactly("actor Tom Brandt as Walter", "character Walter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Anna Keller stars in this film, and she also wrote and directed it. | actor, director, writer",
                "Anna Keller stars in this film. She also wrote the script. | actor, writer",
                "Anna Keller stars in this film and also wrote the script. | actor, writer",
                "Anna Keller stars in this film. She also wrote to her mother. | actor",
                "Anna Keller and Julia Stone star in this film. She also wrote and directed it. | actor",
                "Anna Keller adapted her own play for this film. | writer",
                "The BGM by Anna Keller is the best of this film. | composer",
            })
    void readsWhatSomebodyAlsoMade(String text, String roles) {
        assertThat(find(text).stream()
                        .filter(person -> person.name().equals("Anna Keller"))
                        .map(person -> name(person.role())))
                .containsExactly(roles.split(", "));
    }

    @Test
    void takesWhatHasADigitForNobody() {
        assertThat(found("A film. Harborlight S2 was wonderful and moving in every scene. Tom Brandt plays Walter."))
                .noneMatch(person -> person.contains("Harborlight"));
    }

    @Test
    void takesThePartForACharacter() {
        assertThat(found("Tom Brandt stars in the role of Walter Hale in this movie, and Julia Stone is his wife."))
                .contains("character Walter Hale")
                .doesNotContain("actor Walter Hale");
    }

    @Test
    void findsTheAuthorOfABook() {
        assertThat(found("This novel by Margaret Hale kept me reading. The chapters are short."))
                .containsExactly("author Margaret Hale");
    }

    @Test
    void takesWhoWritesABookForItsAuthorAndNobodyForAnActorInIt() {
        assertThat(found("I always enjoy Margaret Hale's writing. This book has short chapters."))
                .containsExactly("author Margaret Hale");
        assertThat(found("I read this book in a day. Tom Brandt is wonderful in every chapter, and so is Julia Stone."))
                .noneMatch(person -> person.startsWith("actor") || person.startsWith("director"));
    }

    @Test
    void takesNobodyForAnActorInAnAlbum() {
        assertThat(FINDER.find(
                        new NameReader().read(Document.of("Producer Tom Brandt gives the drums room on this album.")),
                        null,
                        "MusicAlbum",
                        null))
                .extracting(Person::name, Person::role)
                .containsExactly(tuple("Tom Brandt", Role.PRODUCER));
    }

    @Test
    void takesWhoTranslatesABookForNoAuthorOrActor() {
        assertThat(found("The novel (translated by Anna Keller) is wonderful. I saw the film, too."))
                .containsExactly("unknown Anna Keller");
    }

    @Test
    void readsAllVerbsInARow() {
        assertThat(found("In this film Tom Brandt wrote, directed and starred in his own story."))
                .containsExactlyInAnyOrder("actor Tom Brandt", "director Tom Brandt", "writer Tom Brandt");
    }

    @Test
    void readsWhatSomebodyWroteBesideDirecting() {
        assertThat(found("Robert Marsh directed and wrote the music of this film."))
                .containsExactlyInAnyOrder("director Robert Marsh", "composer Robert Marsh");
    }

    @Test
    void readsWhatSomebodyWrote() {
        assertThat(found("Paul Lindqvist wrote the music for this film.")).containsExactly("composer Paul Lindqvist");
    }

    @Test
    void readsPartsAfterFormsOfAddressAndAdjectives() {
        assertThat(found("Tom Brandt broods nicely as Mr. Walter in this film, and Julia Stone makes a spirited"
                        + " Greta Hale."))
                .contains("actor Tom Brandt as Walter", "actor Julia Stone as Greta Hale");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Julia Stone is superb in this film as her half-blind sister Greta.",
                "Julia Stone is superb in this film as the headmistress, Greta.",
                "Julia Stone is superb in this film as his patron, Mrs. Greta, all teeth and charm.",
            })
    void readsAPartBehindItsDescription(String text) {
        assertThat(found(text)).contains("actor Julia Stone as Greta");
    }

    @Test
    void takesNobodyBehindADescriptionWhoGoesOnForAPart() {
        assertThat(
                        found(
                                "Julia Stone is superb in this film as the headmistress, Greta leaves and Tom Brandt plays Walter."))
                .contains("actor Julia Stone");
    }

    @Test
    void takesATitleForNoPartOfItsOwner() {
        String text = "Julia Stone's Greta is a great film. Tom Brandt stars in the film.";
        var item = new ItemReviewed("Movie", "Greta", null, List.of(), 1, List.of(Span.of(text, 14, 19)), List.of());

        assertThat(FINDER.find(Document.of(text), item, null))
                .filteredOn(person -> person.name().equals("Julia Stone"))
                .allSatisfy(person -> assertThat(person.character()).isNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The film looks great, shot by Martin Cole on old lenses. | cinematographer Martin Cole",
                "Laura Jensen wrote it, directed it and cut this film. | director Laura Jensen, writer Laura Jensen",
                "Laura Jensen (\"The Silent Harbor\") directs this film like a thriller. | director Laura Jensen",
                "The costumes (Martin Cole) and the music (Anna Keller) of this film are lovely. | unknown Martin Cole, composer Anna Keller",
                "The director, Laura Jensen, never lets the movie rest. | director Laura Jensen",
                "Tom Brandt plays Mr. Marsh in this film. | actor Tom Brandt as Marsh",
                "A sweet movie. Screenplay: Paul Lindqvist. Music: Anna Keller. Director: Helen Ward. | writer Paul Lindqvist, composer Anna Keller, director Helen Ward",
                "The Silent Harbor (dir. Helen Ward, 1993) is a lovely film. | director Helen Ward",
                "The film was shot in black and white by Martin Cole. | cinematographer Martin Cole",
                "A slow film with lovely dialogue by Paul Lindqvist. | writer Paul Lindqvist",
                "The film was written by newcomer Laura Jensen and it shows. | writer Laura Jensen",
                "The film was adapted by Laura Jensen from a play. | writer Laura Jensen",
                "A movie about two thieves. Music: Anna Keller and Paul Lindqvist. Camera: Martin Cole. | composer Anna Keller, composer Paul Lindqvist, cinematographer Martin Cole",
                "A strange film. Martin Cole shot it, and Anna Keller scored it. | cinematographer Martin Cole, composer Anna Keller",
                "A great film. The writing by Laura Jensen is vicious. | writer Laura Jensen",
                "The theme tune is silly. Anna Keller's theme tune is the worst of the film. | composer Anna Keller",
            })
    void readsWhoMadeIt(String text, String expected) {
        assertThat(String.join(", ", found(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Silent Harbor, by Laura Jensen, is a wonderful novel.",
                "Laura Jensen's The Silent Harbor is a wonderful novel.",
                "The Silent Harbor (Laura Jensen, 1993) is a wonderful novel.",
                "The Silent Harbor (Laura Jensen) is a wonderful novel.",
                "The Silent Harbor - Laura Jensen\nA wonderful novel.",
                "The Silent Harbor (Laura Jensen, translated from the Danish) is a wonderful novel.",
                "Laura Jensen, The Silent Harbor. A wonderful novel.",
                "The Silent Harbor is a wonderful novel. The author, Laura Jensen, knows the sea.",
            })
    void readsWhoWroteABook(String text) {
        int start = text.indexOf("The Silent Harbor");
        var item = new ItemReviewed(
                "Book",
                "The Silent Harbor",
                null,
                List.of(),
                0.9,
                List.of(new Span(start, start + 17, "The Silent Harbor")),
                List.of());

        assertThat(FINDER.find(Document.of(text), item, null))
                .extracting(Person::name, Person::role)
                .containsExactly(tuple("Laura Jensen", Role.AUTHOR));
    }

    @ParameterizedTest
    @CsvSource({"0.8, POSITIVE", "0.2, NEUTRAL", "-0.2, NEUTRAL", "-0.4, NEGATIVE"})
    void takesASideFromAClearScoreOn(double score, Label label) {
        List<Person> people =
                FINDER.find(Document.of("Director Helen Ward made a wonderful film."), null, new SameEverywhere(score));

        assertThat(people.get(0).sentiment()).isEqualTo(new Opinion(label, score));
    }

    /** The same is said of everything. */
    private record SameEverywhere(double said) implements Opinions {
        @Override
        public double score(int firstToken, int endToken) {
            return said;
        }

        @Override
        public double weight(int token) {
            return 0;
        }
    }

    private static List<Person> find(String text) {
        return FINDER.find(Document.of(text), null, null);
    }

    private static List<String> found(String text) {
        return find(text).stream()
                .map(person -> name(person.role()) + " " + person.name()
                        + (person.character() == null ? "" : " as " + person.character()))
                .toList();
    }

    private static String name(Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT);
    }
}
