package io.jenkins.plugins.mlops.engine.validate.format;

/** Regular expressions of addresses of resources, made of the grammar of RFC 3986, appendix A. */
final class Uris {
    private static final String ESCAPE = "%[0-9A-Fa-f]{2}";
    private static final String PLAIN = "A-Za-z0-9._~!$&'()*+,;=\\-";
    private static final String SEGMENT = "(?:[" + PLAIN + ":@]|" + ESCAPE + ")";
    private static final String NO_COLON = "(?:[" + PLAIN + "@]|" + ESCAPE + ")";
    private static final String HOST = "(?:\\[(?:" + Addresses.IPV6 + "|[Vv][0-9A-Fa-f]+\\.[" + PLAIN + ":]+)\\]|(?:["
            + PLAIN + "]|" + ESCAPE + ")*)";
    private static final String AUTHORITY =
            "//(?:(?:[" + PLAIN + ":]|" + ESCAPE + ")*@)?" + HOST + "(?::[0-9]*)?(?:/" + SEGMENT + "*)*";
    private static final String ABSOLUTE = "/(?:" + SEGMENT + "+(?:/" + SEGMENT + "*)*)?";
    private static final String TAIL = "(?:\\?(?:" + SEGMENT + "|[/?])*)?(?:#(?:" + SEGMENT + "|[/?])*)?";

    /** With a scheme. */
    static final String URI = "[A-Za-z][A-Za-z0-9+.-]*:(?:" + AUTHORITY + "|" + ABSOLUTE + "|" + SEGMENT + "+(?:/"
            + SEGMENT + "*)*|)" + TAIL;

    /** With a scheme, or relative to another. */
    static final String REFERENCE = "(?:" + URI + "|(?:" + AUTHORITY + "|" + ABSOLUTE + "|" + NO_COLON + "+(?:/"
            + SEGMENT + "*)*|)" + TAIL + ")";

    private Uris() {}
}
