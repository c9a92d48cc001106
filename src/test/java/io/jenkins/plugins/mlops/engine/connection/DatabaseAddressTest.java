package io.jenkins.plugins.mlops.engine.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an address may say. Drivers run code when their addresses say so. */
class DatabaseAddressTest {
    @Test
    void takesAnAddressApart() {
        DatabaseAddress address =
                DatabaseAddress.parse(" jdbc:postgresql://db.example.org/sales?sslmode=verify-ca&connectTimeout=5 ");
        assertEquals("db.example.org:5432/sales", address.place());
        assertEquals(
                "jdbc:postgresql://db.example.org:5432/sales?connectTimeout=5&sslmode=verify-ca", address.toString());
        assertTrue(address.isVerified());
        assertTrue(DatabaseAddress.parse("jdbc:postgresql://[::1]:5433/a").isVerified());
        assertFalse(
                DatabaseAddress.parse("jdbc:postgresql://h/a?sslmode=require").isVerified());
    }

    @Test
    void refusesWhatCouldRunCodeOrReadAndWriteFiles() {
        for (String property : List.of(
                "socketFactory=org.springframework.context.support.ClassPathXmlApplicationContext&socketFactoryArg=http://x/y.xml",
                "sslfactory=a.B",
                "sslfactoryarg=x",
                "sslhostnameverifier=a.B",
                "authenticationPluginClassName=a.B",
                "loggerFile=/tmp/x",
                "loggerLevel=TRACE",
                "sslkey=/home/x",
                "sslpasswordcallback=a.B",
                "xmlFactoryFactory=a.B",
                "service=x",
                "options=-c%20x=y",
                "SSLFACTORY=a.B",
                "sslFactory=a.B",
                "jaasApplicationName=x",
                "localSocketAddress=0.0.0.0",
                "readOnly=false",
                "preferQueryMode=simple",
                "kerberosServerName=x",
                "%73slfactory=a.B")) {
            String line = assertThrows(
                            BadInputException.class,
                            () -> DatabaseAddress.parse("jdbc:postgresql://h/a?sslmode=disable&" + property),
                            property)
                    .getMessage();
            assertTrue(line.startsWith("the address must not have the property"), line);
        }
        for (String value : List.of(
                "sslmode=prefer",
                "sslmode=allow",
                "sslmode",
                "sslmode=",
                "connectTimeout=0",
                "connectTimeout=x",
                "sslrootcert=http://x/y?z",
                "currentSchema=a%00")) {
            assertThrows(BadInputException.class, () -> DatabaseAddress.parse("jdbc:postgresql://h/a?" + value), value);
        }
    }

    @Test
    void sparkHasItsOwnPropertiesAndTheirForm() {
        DatabaseAddress address =
                DatabaseAddress.parse("jdbc:hive2://spark.example.org/sales;transportMode=http;httpPath=cliservice");
        assertEquals(10_000, address.port());
        assertTrue(address.isEncrypted() && address.isVerified());
        assertEquals(
                "jdbc:hive2://spark.example.org:10000/sales;httpPath=cliservice;transportMode=http",
                address.toString());
        assertFalse(
                DatabaseAddress.parse("jdbc:hive2://localhost/sales;ssl=false").isEncrypted());
        for (String property : List.of(
                "principal=x",
                "user=joe",
                "password=x",
                "sslTrustStore=/x",
                "auth=kerberos",
                "initFile=/etc/passwd",
                "socketFactory=a.B",
                "ssl=false;ssl=true",
                "ssl=false?spark.sql.ansi.enabled=false",
                "ssl=false#a=b",
                "serviceDiscoveryMode=zooKeeper")) {
            assertThrows(
                    BadInputException.class,
                    () -> DatabaseAddress.parse("jdbc:hive2://h:10000/a;" + property),
                    property);
        }
        for (String text :
                List.of("jdbc:hive2://h/a?ssl=false", "jdbc:hive2:///a", "jdbc:hive2://h/", "jdbc:hive2://a,b/c")) {
            assertThrows(BadInputException.class, () -> DatabaseAddress.parse(text), text);
        }
    }

    @Test
    void refusesOtherDriversAndForms() {
        for (String text : List.of(
                "",
                "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://x'",
                "jdbc:mysql://h/a?allowLoadLocalInfile=true",
                "jdbc:duckdb:/etc/passwd",
                "https://h/a",
                "jdbc:postgresql:a",
                "jdbc:postgresql://h",
                "jdbc:postgresql://h/",
                "jdbc:postgresql://h1,h2/a",
                "jdbc:postgresql://h:99999/a",
                "jdbc:postgresql://h/a/b",
                "jdbc:postgresql://h\n/a",
                "jdbc:postgresql://h/a?sslmode=disable&sslmode=require",
                "JDBC:postgresql://h/a")) {
            assertThrows(BadInputException.class, () -> DatabaseAddress.parse(text), text);
        }
    }

    @Test
    void noPasswordIsTakenOrRepeated() {
        for (String text : List.of(
                "jdbc:postgresql://joe:hunter2@h/a",
                "jdbc:postgresql://h/a?password=hunter2",
                "jdbc:postgresql://h/a?user=joe&password=hunter2",
                "jdbc:postgresql://h/a?hunter2",
                "jdbc:postgresql://joe:hunter2/a",
                "postgres://joe:hunter2@h/a")) {
            String line = assertThrows(BadInputException.class, () -> DatabaseAddress.parse(text), text)
                    .getMessage();
            assertFalse(line.contains("hunter2"), line);
        }
    }
}
