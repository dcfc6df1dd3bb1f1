package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionTest {
    private final Sessions it = new Sessions();

    @Test
    void aReplyLooksAsInRedisCliAndIsFollowedByWhatChanged() {
        assertThat(it.run("SET n 41")).isEqualTo("OK\n+ n  string  41\n");
        assertThat(it.run("INCR n")).isEqualTo("(integer) 42\n~ n  41 → 42 (+1)\n");
        assertThat(it.run("GET n")).isEqualTo("\"42\"\n");
    }

    @Test
    void withTheDiffOffOnlyTheReplyIsShown() {
        it.run(":set diff off");
        assertThat(it.run("SET n 41")).isEqualTo("OK\n");
    }

    @Test
    void anUnknownCommandIsReportedAsRedisDoesAndTheAdviceStandsBesideIt() {
        it.session.run("LPSUH a b");
        assertThat(it.screen.replies.toString())
                .isEqualTo("(error) ERR unknown command 'LPSUH', with args beginning with: 'a' 'b' \n");
        assertThat(it.screen.notes.toString()).isEqualTo("Did you mean LPUSH?\n");
    }

    @Test
    void aWordOfTheShellWithoutItsColonIsPointedOut() {
        assertThat(it.run("undo")).contains("A word of the shell begins with a colon: \":undo\".");
    }

    @Test
    void wrongArityShowsTheSyntax() {
        assertThat(it.run("LPUSH a")).contains("Syntax: LPUSH key element [element ...]");
    }

    @Test
    void anOpenQuoteIsRefusedWithItsColumn() {
        assertThat(it.session.run("SET a \"x")).isEqualTo(Result.USAGE);
        assertThat(it.screen.take()).contains("column 7");
    }

    @Test
    void aNumberInFrontRepeatsTheCommand() {
        assertThat(it.run("3 INCR n")).contains("(integer) 1\n", "(integer) 2\n", "(integer) 3\n");
        assertThat(it.session.run("0 INCR n")).isEqualTo(Result.USAGE);
        assertThat(it.run("GET n")).isEqualTo("\"3\"\n");
    }

    @Test
    void aValueIsShownAsWhatItMostLikelyIsOrAsWhatIsAskedFor() {
        it.run("SETBIT visits 7 1");
        assertThat(it.run(":show visits")).contains("0 0 0 0 0 0 0 1", "1 of 8 bits set");
        assertThat(it.run(":show visits as text")).contains("bytes");
        it.run("SETBIT visits 1 1");
        it.run("SETBIT visits 7 0");
        assertThat(it.run(":show visits")).contains("@", "There is more to see: \":show visits as bits\".");
        it.run("PFADD h a b c");
        assertThat(it.run(":show h")).contains("about 3 different elements");
        it.run("GEOADD Sicily 13.361389 38.115556 Palermo 15.087269 37.502669 Catania");
        assertThat(it.run(":show Sicily")).contains("rank", "\":show Sicily as map\"");
        assertThat(it.run(":show Sicily as map")).contains("Palermo", "km, north is up");
        it.run("ZADD scores 1 a 2 b");
        assertThat(it.run(":show scores")).doesNotContain("as map");
        assertThat(it.run(":show scores as bits")).contains("scores can be shown as members or map.");
        it.run("RPUSH l a");
        assertThat(it.run(":show l as map")).contains("A list can be shown in one way only: \":show l\".");
        it.run(":set plain on");
        assertThat(it.run(":show Sicily as map"))
                .startsWith("Sorted set Sicily has 2 places (zset, listpack) in an area 152 km wide");
    }

    @Test
    void commentsAndBlankLinesDoNothing() {
        assertThat(it.run("# INCR n")).isEmpty();
        assertThat(it.run("   ")).isEmpty();
    }

    @Test
    void anotherClientWaitsAndItsReplyComesWithItsName() {
        assertThat(it.run("@bob BLPOP jobs 0")).isEqualTo("bob waits.\n");
        assertThat(it.run("LPUSH jobs a")).contains("(integer) 1\n", "bob: BLPOP jobs 0\n1) \"jobs\"\n2) \"a\"\n");
    }

    @Test
    void aClientThatWaitsCanSendNothing() {
        assertThat(it.run("@bob BLPOP jobs 0", "@bob PING")).contains("bob still waits");
        assertThat(it.run(":as bob", "PING")).contains("bob still waits");
    }

    @Test
    void theTimeOutOfAWaitingClientComesWithTheClock() {
        assertThat(it.run("@bob BLPOP jobs 5", ":tick 6s")).contains("bob: BLPOP jobs 5\n(nil)\n");
    }

    @Test
    void aWaitThatNothingCanEndIsGivenUpInABatch() {
        it.screen.interactive = false;
        assertThat(it.session.run("BLPOP jobs 0")).isEqualTo(Result.TIMED_OUT);
        assertThat(it.screen.take()).contains("would wait for ever");
        assertThat(it.run("LPUSH jobs a", "LLEN jobs")).isEqualTo("(integer) 1\n");
    }

    @Test
    void anInterruptStopsTheWaitButNotTheNextOne() {
        it.run("PING");
        it.session.interrupt();
        assertThat(it.run("@bob PING", "5 INCR n")).contains("(integer) 5");
        Thread key = new Thread(() -> {
            while (it.session.link().engine().blockedClients() == 0) {
                Thread.onSpinWait();
            }
            it.session.interrupt();
        });
        key.start();
        assertThat(it.run("BLPOP jobs 0")).contains("BLPOP was stopped");
        assertThat(it.run("LPUSH jobs a", "LLEN jobs")).isEqualTo("(integer) 1\n");
    }

    @Test
    void messagesComeAboveThePromptWithTheListenersName() {
        assertThat(it.run("@bob SUBSCRIBE news", "PUBLISH news hello"))
                .isEqualTo("(integer) 1\n" + "bob:\n1) \"message\"\n2) \"news\"\n3) \"hello\"\n");
        it.run("HELLO 3", "SUBSCRIBE mine");
        assertThat(it.session.prompt()).contains("(subscribed mode)");
        assertThat(it.run("PUBLISH mine x"))
                .as("as redis-cli, one's own messages bear no name")
                .isEqualTo("(integer) 1\n1) \"message\"\n2) \"mine\"\n3) \"x\"\n");
    }

    @Test
    void aMessageIsNotTakenForTheReplyThatSomebodyWaitsFor() {
        it.run("HELLO 3", "SUBSCRIBE news", "@bob BLPOP jobs 0", ":as bob");
        it.run("@you PUBLISH news x", "@you LPUSH jobs a");
        assertThat(it.run("@bob PING")).contains("PONG");
    }

    @Test
    void keysThatAreOutOfDateComeInOneLine() {
        assertThat(it.run("HELLO 3", "CLIENT TRACKING ON", "GET k", "@bob SET k 1"))
                .startsWith("OK\n")
                .endsWith("\n-> invalidate: 'k'\n");
    }

    @Test
    void whoListensIsToldHowToGoOn() {
        assertThat(it.run("SUBSCRIBE news", "GET k"))
                .contains("(error) ERR Can't execute 'get'")
                .contains("until UNSUBSCRIBE or RESET ends it");
    }

    @Test
    void switchingToAnotherClientShowsInThePromptAndKeepsItsDatabase() {
        it.run(":as bob", "SELECT 3");
        assertThat(it.session.prompt()).isEqualTo("bob@learn[3](frozen)> ");
        it.run(":as");
        assertThat(it.session.prompt()).isEqualTo("learn(frozen)> ");
    }

    @Test
    void aClockThatWasMovedShowsInThePrompt() {
        it.run("PING", ":clock real");
        assertThat(it.session.prompt()).isEqualTo("learn> ");
        it.run(":tick 2h");
        assertThat(it.session.prompt()).isEqualTo("learn(+2h)> ");
        it.run(":clock freeze");
        assertThat(it.session.prompt()).isEqualTo("learn(frozen)> ");
    }

    @Test
    void timeLetsKeysExpireAndSaysSo() {
        assertThat(it.run("SET a 1 EX 60", ":tick 61s")).contains("- a").contains("expired");
        assertThat(it.run("EXISTS a")).isEqualTo("(integer) 0\n");
        assertThat(it.run(":tick soon")).contains("no span of time");
    }

    @Test
    void changesAreTakenBackAndDoneAgain() {
        it.run("SET a 1", "SET a 2");
        assertThat(it.run(":undo")).contains("Took back SET a 2.").contains("2 → 1");
        assertThat(it.run("GET a")).isEqualTo("\"1\"\n");
        it.run(":redo");
        assertThat(it.run("GET a")).isEqualTo("\"2\"\n");
        assertThat(it.run(":undo 5")).contains("nothing more to take back");
        assertThat(it.run("EXISTS a")).isEqualTo("(integer) 0\n");
    }

    @Test
    void aDryRunRepliesAndChangesNothing() {
        it.run("SET a 1");
        assertThat(it.run(":dry DEL a")).contains("(integer) 1\n", "- a", "Nothing was done");
        assertThat(it.run("GET a")).isEqualTo("\"1\"\n");
        assertThat(it.run("SELECT 2", ":dry EXISTS a")).startsWith("(integer) 0\n");
    }

    @Test
    void aBeginningThatFitsOneWordIsEnough() {
        assertThat(it.run("SET a 1", ":und")).contains("Took back");
        assertThat(it.run(":re")).contains("may be", ":redo", ":restart");
        assertThat(it.run(":nonsense")).contains("There is no word \":nonsense\"");
        assertThat(it.run(":explan GET a")).contains("did you mean \":explain\"?");
    }

    @Test
    void wordsOfLaterWorkSaySo() {
        assertThat(it.session.run(":record x")).isEqualTo(Result.USAGE);
        assertThat(it.screen.take()).isEqualTo("\":record\" is not built yet.\n");
    }

    @Test
    void aKeyIsShownPeekedAtAndFoundInTheTree() {
        it.run("RPUSH todo:home wash cook");
        assertThat(it.run(":show todo:home")).contains("wash", "cook", "list");
        assertThat(it.run(":peek todo:home"))
                .isEqualTo("TYPE todo:home\nlist\nOBJECT ENCODING todo:home\n\"listpack\"\n"
                        + "LLEN todo:home\n(integer) 2\nPTTL todo:home\n(integer) -1\n");
        assertThat(it.run(":tree")).contains("todo");
        assertThat(it.run(":show missing")).contains("There is no key missing.");
    }

    @Test
    void inPlainModePicturesAreSentences() {
        it.run(":set plain on");
        assertThat(it.run("RPUSH todo wash cook")).isEqualTo("(integer) 2\nNew list todo: [wash, cook].\n");
        assertThat(it.run(":show todo"))
                .isEqualTo("List todo has 2 items (listpack), from head to tail: wash, cook; no expiry.\n");
        assertThat(it.run(":tree")).isEqualTo("There is 1 key (1 list): todo, list.\n");
    }

    @Test
    void repliesArePrintedInTheViewThatIsSet() {
        it.run(":set diff off", "HSET h f v");
        assertThat(it.run("HGETALL h", ":view json")).isEqualTo("{\"f\":\"v\"}\n");
        assertThat(it.run("HGETALL h")).isEqualTo("{\"f\":\"v\"}\n");
        assertThat(it.run(":view nonsense")).contains("There is no view");
    }

    @Test
    void bytesBeyondAsciiComeWithOneWordAboutTheSetting() {
        it.run("SET g gr\u00fcn");
        assertThat(it.run("GET g")).startsWith("\"gr\\xc3\\xbcn\"\n").contains(":set utf8 on");
        assertThat(it.run("GET g")).doesNotContain("utf8");
        assertThat(it.run(":set utf8 on", "GET g")).isEqualTo("\"gr\u00fcn\"\n");
    }

    @Test
    void settingsAreListedCheckedAndChanged() {
        assertThat(it.run(":set")).contains("color", "hints", "default on, of on off; from default");
        assertThat(it.run(":set hints maybe")).contains("may be on, off");
        assertThat(it.run(":set nohints")).contains("hints is off");
        assertThat(it.settings.isOn(Setting.HINTS)).isFalse();
        assertThat(it.run(":set nonsense 1")).contains("no setting");
    }

    @Test
    void leavingIsAWordOfItsOwn() {
        assertThat(it.session.run("exit")).isEqualTo(Result.LEAVE);
        assertThat(it.session.run("QUIT")).isEqualTo(Result.LEAVE);
        assertThat(it.session.run(":quit")).isEqualTo(Result.LEAVE);
        assertThat(it.session.run("exit now")).isEqualTo(Result.ERROR);
    }

    @Test
    void historyAndKeysAreShown() {
        assertThat(it.run(":history 1")).isEqualTo("GET a\n");
        assertThat(it.run(":bindings")).isEqualTo("Tab\n");
    }
}
