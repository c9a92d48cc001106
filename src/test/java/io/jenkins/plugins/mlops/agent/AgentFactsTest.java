package io.jenkins.plugins.mlops.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AgentFactsTest {
    private static AgentFacts agent(String os) {
        return new AgentFacts(os, "amd64", "/opt/java", "17", "/", ":", 8);
    }

    @Test
    void platformsAreNamedAsTheLibrariesAre() {
        assertEquals("windows", AgentFacts.os("Windows Server 2022"));
        assertEquals("macos", AgentFacts.os("Mac OS X"));
        assertEquals("linux", AgentFacts.os("Linux"));
        assertEquals("zos", AgentFacts.os("z/OS"));
        assertEquals("amd64", AgentFacts.arch("x86_64"));
        assertEquals("arm64", AgentFacts.arch("aarch64"));
        assertEquals("s390x", AgentFacts.arch("s390x"));
    }

    private static EngineSettings settings(String java, int memory, int threads) {
        return new EngineSettings(java, memory, threads, new CacheSettings(null, CacheSettings.USUAL_DAYS), 96);
    }

    @Test
    void theProgramIsTheAgentsJavaUnlessAnotherIsSet() {
        assertEquals("/opt/java/bin/java", settings(null, 1024, 0).program(agent("linux")));
        assertEquals("/opt/java/bin/java.exe", settings(null, 1024, 0).program(agent("windows")));
        assertEquals("/jdk21/bin/java", settings("/jdk21", 1024, 0).program(agent("linux")));
        assertEquals("/jdk21/bin/java", settings("/jdk21/bin/java", 1024, 0).program(agent("linux")));
        assertEquals(8, settings(null, 1024, 0).threads(agent("linux")));
        assertEquals(3, settings(null, 1024, 3).threads(agent("linux")));
    }

    @Test
    void aCacheFolderIsForAgentsOnWhichItIsAbsolute() {
        assertTrue(new CacheSettings("/var/cache/jenkins", 1).suits(agent("linux")));
        assertTrue(new CacheSettings("D:\\jenkins", 1).suits(agent("windows")));
        assertTrue(new CacheSettings("\\\\server\\share", 1).suits(agent("windows")));
        assertFalse(new CacheSettings("/var/cache/jenkins", 1).suits(agent("windows")));
        assertFalse(new CacheSettings("D:/jenkins", 1).suits(agent("linux")));
        assertFalse(new CacheSettings(null, 1).suits(agent("linux")));
    }
}
