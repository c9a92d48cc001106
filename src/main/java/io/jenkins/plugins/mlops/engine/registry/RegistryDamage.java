package io.jenkins.plugins.mlops.engine.registry;

import java.io.IOException;
import java.nio.file.Path;

/** A file of the registry is not what was written; the message names it. */
public class RegistryDamage extends IOException {
    private static final long serialVersionUID = 1L;

    RegistryDamage(Path file, String what) {
        super(file + " " + what + "; restore it from a backup, then run: mlops registry verify");
    }
}
