package io.jenkins.plugins.mlops.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgentCacheTest {
    @Test
    void aFolderIsAnAbsolutePath() {
        AgentCache cache = new AgentCache();
        for (String good : List.of(
                "/var/cache/jenkins", "D:\\jenkins", "d:/a b/c", "\\\\server\\share\\x", "/opt/..data", "/opt/a.b")) {
            cache.setFolder(" " + good + " ");
            assertEquals(good, cache.getFolder());
        }
        for (String bad : List.of(
                "cache",
                "./cache",
                "~/cache",
                "/var/../etc",
                "/var/..",
                "/./x",
                "D:\\..\\x",
                "D:x",
                "${HOME}/x",
                "/a\nb",
                "/" + "a".repeat(200))) {
            String line = assertThrows(IllegalArgumentException.class, () -> cache.setFolder(bad), bad)
                    .getMessage();
            assertTrue(line.contains("absolute path") && !line.contains("\n"), line);
        }
        cache.setFolder(" ");
        assertNull(cache.getFolder());
    }

    @Test
    void daysStayInTheirRange() {
        AgentCache cache = new AgentCache();
        assertEquals(30, cache.getDays());
        cache.setDays(1);
        assertEquals(1, cache.getDays());
        cache.setDays(1_000_000);
        assertEquals(3650, cache.getDays());
        cache.setDays(0);
        assertEquals(30, cache.getDays());
        assertEquals(cache.getDays(), cache.settings().days());
    }
}
