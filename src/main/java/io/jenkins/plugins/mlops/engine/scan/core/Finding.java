package io.jenkins.plugins.mlops.engine.scan.core;

/**
 * One thing in a model file that should not be there.
 *
 * @param threat how bad it is
 * @param code stable name of the kind of finding, for example {@code pickle-global}
 * @param file the file, as the user named it or relative to the folder given
 * @param member the path inside the file, one step per archive joined by {@code !}, or an empty text
 * @param offset byte position inside that member (uncompressed), or -1 where a position has no meaning
 * @param message one sentence: what it is and what it could do
 * @param fix one sentence: what to do about it
 */
public record Finding(Threat threat, String code, String file, String member, long offset, String message, String fix) {
    /** {@code model.pt!archive/data.pkl at byte 42}. */
    public String where() {
        String place = member.isEmpty() ? file : file + "!" + member;
        return offset < 0 ? place : place + " at byte " + offset;
    }
}
