package io.jenkins.plugins.mlops.engine.validate.format;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Regular expressions of addresses, made of the grammars of their specifications. */
final class Addresses {
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    /** Dotted decimal without leading zeros, which some read as octal (RFC 791; RFC 3986, 3.2.2). */
    static final String IPV4 = "(?:" + OCTET + "\\.){3}" + OCTET;

    private static final String H16 = "[0-9A-Fa-f]{1,4}";
    private static final String LS32 = "(?:" + H16 + ":" + H16 + "|" + IPV4 + ")";
    /** RFC 4291, 2.2, as the grammar of RFC 3986, 3.2.2 writes it out: "::" stands for one group or more. */
    static final String IPV6 = "(?:(?:" + H16 + ":){6}" + LS32 + "|"
            + IntStream.rangeClosed(0, 7).mapToObj(Addresses::shortened).collect(Collectors.joining("|")) + ")";

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String QUOTED = "\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*\"";

    private Addresses() {}

    /**
     * A name of a host: RFC 952 and RFC 1123, 2.1; at most 253 characters. The last label is not all digits, so that no IPv4 address is a name.
     */
    static String hostname(String text) {
        return "(length(" + text + ") <= 253 AND " + TextFormat.matches(text, "(?:" + LABEL + "\\.)*" + LABEL)
                + " AND NOT " + TextFormat.matches(text, "(?:.*\\.)?[0-9]+") + ")";
    }

    /**
     * A mailbox: RFC 5321, 4.1.2, with its limits of 64 characters before the last @ and 254 in all (4.5.3.1). A domain has a dot: names that only
     * the local network knows must not stand in a message (2.3.5).
     */
    static String email(String text) {
        String local = "(?:" + ATOM + "(?:\\." + ATOM + ")*|" + QUOTED + ")";
        String domain = "(?:(?:" + LABEL + "\\.)+" + LABEL + "|\\[(?:" + IPV4 + "|IPv6:" + IPV6 + ")\\])";
        return "(length(" + text + ") <= 254 AND strpos(reverse(" + text + "), '@') >= length(" + text + ") - 64 AND "
                + TextFormat.matches(text, local + "@" + domain) + " AND NOT "
                + TextFormat.matches(text, ".*[.@][0-9]+") + ")";
    }

    /** The lines of the grammar that have "::", with so many groups at most before it. */
    private static String shortened(int before) {
        String left = before == 0 ? "" : "(?:(?:" + H16 + ":){0," + (before - 1) + "}" + H16 + ")?";
        int groups = 5 - before;
        return left + "::"
                + (groups > 0
                        ? "(?:" + H16 + ":){" + groups + "}" + LS32
                        : before == 5 ? LS32 : before == 6 ? H16 : "");
    }
}
