package io.jenkins.plugins.mlops.engine.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlNamesTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "age,age",
                "year,year",
                "_a1,_a1",
                "order,\"order\"",
                "Age,\"Age\"",
                "a b,\"a b\"",
                "a\"b,\"a\"\"b\"",
                "1a,\"1a\"",
                "left,\"left\"",
                "current_date,\"current_date\""
            })
    void quotesOnlyWhatNeedsIt(String name, String sql) {
        assertEquals(sql, SqlNames.column(name));
    }

    @Test
    void everyWordOfTheDatabaseCanBeAColumn() throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                Statement asked = database.createStatement();
                ResultSet words = statement.executeQuery("select keyword_name from duckdb_keywords()")) {
            int count = 0;
            while (words.next()) {
                String word = words.getString(1);
                asked.execute("create or replace table t (\"" + word + "\" int); insert into t values (7)");
                try (ResultSet found = asked.executeQuery("select count(*) from t where " + SqlNames.column(word)
                        + " is not null and " + SqlNames.column(word) + " = 7")) {
                    assertTrue(found.next() && found.getInt(1) == 1, word);
                }
                count++;
            }
            assertTrue(count > 400, count + " words");
        }
    }
}
