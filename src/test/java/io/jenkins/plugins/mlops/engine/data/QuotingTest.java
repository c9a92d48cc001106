package io.jenkins.plugins.mlops.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** Where quoted texts and names end, of which hangs whether SQL of a user can leave the place it is put in. */
class QuotingTest {
    private static final Quoting ESCAPING = new Quoting("'\"`", true);

    @Test
    void aBackslashEscapesWhereTheDatabaseHasItSo() {
        String leaves = "a = '\\' AND b = ') OR (1 = 1) OR (c = ' \\' '";
        assertNull(SqlText.problem(leaves, Quoting.STANDARD));
        assertEquals("a parenthesis is closed that was never opened", SqlText.problem(leaves, ESCAPING));
        assertNull(SqlText.problem("a = '\\') OR (b'", ESCAPING));
        assertNull(SqlText.problem("a = 'x\\\\' AND (b)", ESCAPING));
        assertNotNull(SqlText.problem("a = 'x\\\\') OR (b", ESCAPING));
    }

    @Test
    void aRawTextHasNoEscapes() {
        assertNull(SqlText.problem("a rlike r'\\(' AND (b)", ESCAPING));
        assertNull(SqlText.problem("a rlike R'x\\' AND (b)", ESCAPING));
        assertNotNull(SqlText.problem("a rlike r'x\\') OR (b = ''", ESCAPING));
        assertNotNull(SqlText.problem("a = bar'x\\') OR (b = ", ESCAPING));
    }

    @Test
    void namesInBackticksAreOneThing() {
        assertNull(SqlText.problem("`it's)` = 1", ESCAPING));
        assertNotNull(SqlText.problem("`a\\`) OR (1 = 1", ESCAPING));
        assertNotNull(SqlText.problem("`a``) = 1", ESCAPING));
        assertEquals("SELECT 1 FROM `primary`", SqlText.withTable("SELECT 1 FROM primary", "`primary`", ESCAPING));
        assertEquals("SELECT 1 FROM `primary`", SqlText.withTable("SELECT 1 FROM `primary`", "`primary`", ESCAPING));
        assertEquals("SELECT '-- \\' --' ", SqlText.withTable("SELECT '-- \\' --' -- x", "`primary`", ESCAPING));
    }
}
