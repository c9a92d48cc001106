package io.jenkins.plugins.mlops.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

    @Test
    void theProgramIsTheAgentsJavaUnlessAnotherIsSet() {
        assertEquals("/opt/java/bin/java", new EngineSettings(null, 1024, 0).program(agent("linux")));
        assertEquals("/opt/java/bin/java.exe", new EngineSettings(null, 1024, 0).program(agent("windows")));
        assertEquals("/jdk21/bin/java", new EngineSettings("/jdk21", 1024, 0).program(agent("linux")));
        assertEquals("/jdk21/bin/java", new EngineSettings("/jdk21/bin/java", 1024, 0).program(agent("linux")));
        assertEquals(8, new EngineSettings(null, 1024, 0).threads(agent("linux")));
        assertEquals(3, new EngineSettings(null, 1024, 3).threads(agent("linux")));
    }
}
