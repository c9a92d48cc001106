package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.Content;

/**
 * Knowledge of the scanner about a value that a pickle would make. Whole numbers are {@link Long}, {@link Global}s stand for themselves,
 * {@link Container}s know how large they would become, and everything that no decision hangs on is {@link #OTHER}, so that a pickle of any
 * size costs little memory.
 */
interface Value {
    /** Something of no interest. */
    Value OTHER = new Plain("other");

    Value NONE = new Plain("None");

    /** Result of a call. */
    Value MADE = new Plain("made");

    /** A mapping that a call made of what it was given: its members are not known. */
    Value MAPPING = new Plain("mapping");

    /** A value known only by its name. */
    record Plain(String name) implements Value {}

    /** A short text. */
    record Str(String text) implements Value {}

    /** Bytes, or a text that stands for bytes, that look like another pickle or archive; the content can be read as long as the walk lasts. */
    record Blob(Content content, long offset) implements Value {}

    /** Plain bytes, or a number too large for a long: of no interest but for their size. */
    record Sized(long size) implements Value {}

    /** A method or member of an object, as {@code getattr} gives it: it may be kept, never called. */
    record Member(Object of, String name) implements Value {}

    /** An object of a class whose making or state matters for what follows in the file. */
    final class Instance implements Value {
        final Global of;
        final Object arguments;
        Object state = NONE;

        Instance(Global of, Object arguments) {
            this.of = of;
            this.arguments = arguments;
        }
    }
}
