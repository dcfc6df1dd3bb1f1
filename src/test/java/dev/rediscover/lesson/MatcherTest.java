package dev.rediscover.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatcherTest {
    private static Matcher matcher(String yaml) {
        Faults faults = new Faults();
        Node node = YamlTree.read("m.yaml", yaml, faults);
        Matcher matcher = new MatcherReader(faults, false).read(node);
        assertThat(faults.all()).isEmpty();
        return matcher;
    }

    private static String difference(String yaml, Reply reply) {
        Match match = matcher(yaml).match(reply);
        return match.ok() ? "" : match.difference().expected();
    }

    private static final Reply AB = Reply.bulks(List.of(Bytes.of("a"), Bytes.of("b")));

    @Test
    void namesTheFirstConcreteDifference() {
        assertThat(difference("is: [a, c]", AB)).isEqualTo("element 2 is \"b\", wanted \"c\"");
        assertThat(difference("is: 3", Reply.bulk("3")))
                .isEqualTo("right digits, different type: string \"3\" against (integer) 3");
        assertThat(difference("is: OK", Reply.OK))
                .isEqualTo("right text, different type: status OK against string \"OK\"");
        assertThat(difference("is: [a]", AB)).isEqualTo("your reply has 2 elements, wanted 1");
        assertThat(difference("is: 4", Reply.of(3))).isEqualTo("your reply is (integer) 3, wanted (integer) 4");
        assertThat(difference("is: [[a, [1]]]", Reply.array(Reply.array(Reply.bulk("a"), Reply.array(Reply.of(2))))))
                .isEqualTo("element 1 of element 2 of element 1 is (integer) 2, wanted (integer) 1");
    }

    @Test
    void tellsMoreWithEachStrength() {
        Difference difference = matcher("is: [a, c]").match(AB).difference();
        assertThat(difference.kind()).doesNotContain("\"c\"").doesNotContain("\"b\"");
        assertThat(difference.place()).contains("element 2 is \"b\"").doesNotContain("\"c\"");
        assertThat(difference.expected()).contains("\"c\"");
    }

    @Test
    void isComparesTypes() {
        assertThat(difference("42", Reply.of(42))).isEmpty();
        assertThat(difference("is: null", Reply.NIL_ARRAY)).isEmpty();
        assertThat(difference("is: \"42\"", Reply.bulk("42"))).isEmpty();
        assertThat(difference("is: 2.5", Reply.bulk("2.50"))).isEmpty();
        assertThat(difference("is: \"2.5\"", new Reply.Dbl(2.5, "2.5"))).isEmpty();
        assertThat(difference("is: [a, b]", new Reply.SetOf(List.of(Reply.bulk("b"), Reply.bulk("a")))))
                .isEmpty();
        assertThat(difference("is: true", new Reply.Bool(true))).isEmpty();
    }

    @Test
    void everyMatcherAcceptsAndRefuses() {
        Reply map = Reply.array(Reply.bulk("name"), Reply.bulk("Ann"), Reply.bulk("age"), Reply.bulk("30"));
        yes("status: OK", Reply.OK, Reply.bulk("OK"));
        yes("error: WRONGTYPE", new Reply.Err("WRONGTYPE no"), new Reply.Err("ERR no"));
        yes("error: {contains: integer}", new Reply.Err("ERR not an integer"), new Reply.Err("ERR syntax"));
        yes("type: string", Reply.bulk("x"), Reply.of(1));
        yes("unordered: [b, a]", AB, Reply.array(Reply.bulk("a"), Reply.bulk("a")));
        yes("set_of: {contains: [a], size: 2}", AB, Reply.array(Reply.bulk("b"), Reply.bulk("c")));
        yes("map: {age: \"30\", name: Ann}", map, AB);
        yes("map_contains: {age: \"30\"}", map, AB);
        yes("like: \"user:*\"", Reply.bulk("user:7"), Reply.bulk("shop:7"));
        yes("regex: \"[0-9]+-0\"", Reply.bulk("123-0"), Reply.bulk("123-01"));
        yes("near: 60\nby: 2", Reply.of(58), Reply.of(57));
        yes("between: [1, 10]", Reply.bulk("9.5"), Reply.of(11));
        yes("len: 2", AB, Reply.EMPTY_ARRAY);
        yes("each: {type: string}", AB, Reply.array(Reply.bulk("a"), Reply.of(1)));
        yes("at: {1: b}", AB, Reply.array(Reply.bulk("b")));
        yes("any: [1, {status: OK}]", Reply.OK, Reply.of(2));
        yes("all: [{type: integer}, {not: 0}]", Reply.of(5), Reply.ZERO);
        yes("type: integer\nbetween: [1, 3]", Reply.of(2), Reply.bulk("2"));
        yes("bytes: \"AP8=\"", Reply.of(Bytes.wrap(new byte[] {0, -1})), Reply.bulk("x"));
    }

    private static void yes(String yaml, Reply fits, Reply misses) {
        assertThat(difference(yaml, fits)).as(yaml).isEmpty();
        assertThat(difference(yaml, misses)).as(yaml).isNotBlank();
    }

    @Test
    void namesFieldsOfAMap() {
        Reply map = new Reply.MapOf(List.of(Reply.bulk("pear"), Reply.bulk("1")));
        assertThat(difference("map: {pear: \"2\"}", map)).isEqualTo("field pear is \"1\", wanted \"2\"");
        assertThat(difference("map: {apple: \"2\"}", map)).isEqualTo("your reply lacks the field apple");
        assertThat(difference("map: {}", map)).isEqualTo("your reply has the field pear, which does not belong there");
    }

    @Test
    void onlyWaitsFitsACommandWithoutAReply() {
        assertThat(matcher("waits: true").fits(null)).isTrue();
        assertThat(difference("waits: true", Reply.NIL))
                .isEqualTo("your reply is nil, wanted no reply yet, because the client waits");
        assertThat(matcher("anything: true").fits(null)).isFalse();
        assertThat(matcher("is: 1").fits(Reply.of(1))).isTrue();
    }

    @Test
    void sameComparesWithTheSolutionsReply() {
        Matcher same = matcher("same: solution");
        assertThat(same.match(AB, AB).ok()).isTrue();
        assertThat(same.match(AB, Reply.NIL).ok()).isFalse();
    }

    @Test
    void regularExpressionsMatchTheWholeText() {
        assertThat(Regex.of("^a(b|cd)*e?$").matches("abcdb")).isTrue();
        assertThat(Regex.of("a{2,3}").matches("aaaa")).isFalse();
        assertThat(Regex.of("a{2,}").matches("aaaaa")).isTrue();
        assertThat(Regex.of("a{0}b").matches("b")).isTrue();
        assertThat(Regex.of("a{0,1}b").matches("ab")).isTrue();
        assertThat(Regex.of("[^a-c\\d]+").matches("xyz-")).isTrue();
        assertThat(Regex.of("[^a-c\\d]+").matches("xy1")).isFalse();
        assertThat(Regex.of("\\w+\\s\\S+\\.").matches("key_1 ö.")).isTrue();
        assertThat(Regex.of("(?:ab){2}").matches("abab")).isTrue();
        assertThat(Regex.of("").matches("")).isTrue();
        assertThat(Regex.of("(a*)*b").matches("a".repeat(3000))).isFalse();
        for (String bad : List.of("(", ")", "[", "[]", "a**b{", "*", "a{3,1}", "(?=a)", "\\1", "[z-a]", "\\")) {
            assertThatThrownBy(() -> Regex.of(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Regex.of("((a{99}){99}){99}")).isInstanceOf(IllegalArgumentException.class);
    }
}
