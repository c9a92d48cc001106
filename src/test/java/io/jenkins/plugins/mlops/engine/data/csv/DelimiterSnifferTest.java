package io.jenkins.plugins.mlops.engine.data.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelimiterSnifferTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a,b\\n1,2 ~ ,",
                "a;b\\n1,5;2,5 ~ ;",
                "a\\tb\\n1,2\\t3 ~ tab",
                "a|b|c\\n1|2|3 ~ |",
                "one column\\n1,5\\n2,5 ~ ,",
                "\"x,y\";b\\n1;2 ~ ;",
                "a,b;c,d\\n1,2;3,4 ~ ,",
                "date;value\\n\"1, 2, 3\";4\\n5;6 ~ ;",
                "# a, b, c\\n#,\\nx;y\\n1;2 ~ ;"
            })
    void separators(String text, String expected) {
        char wanted = expected.strip().equals("tab") ? '\t' : expected.strip().charAt(0);
        assertEquals(
                wanted, DelimiterSniffer.sniff(text.strip().replace("\\n", "\n").replace("\\t", "\t"), '"', '#'));
    }
}
