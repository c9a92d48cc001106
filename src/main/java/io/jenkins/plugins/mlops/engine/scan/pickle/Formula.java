package io.jenkins.plugins.mlops.engine.scan.pickle;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A formula of patsy, which statsmodels evaluates as Python when a model with one is loaded: names, numbers and a few functions are harmless. */
final class Formula {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:([A-Za-z_]\\w*(?:\\s*\\.\\s*[A-Za-z_]\\w*)*)|(\\d[\\w.]*|\\.\\d+)|('[^'\\\\]*'|\"[^\"\\\\]*\")|([~+*:/(),=-]|\\*\\*))");
    private static final Set<String> FUNCTIONS = Set.of(
            "C",
            "Q",
            "I",
            "bs",
            "cr",
            "cc",
            "te",
            "center",
            "standardize",
            "scale",
            "Treatment",
            "Sum",
            "Poly",
            "Helmert",
            "Diff",
            "np.log",
            "np.log2",
            "np.log10",
            "np.log1p",
            "np.exp",
            "np.expm1",
            "np.sqrt",
            "np.abs",
            "np.power",
            "np.sin",
            "np.cos",
            "np.square",
            "np.maximum",
            "np.minimum",
            "np.where",
            "np.sign",
            "log",
            "exp",
            "sqrt",
            "abs",
            "pow");

    private Formula() {}

    /** Tells whether nothing in it calls anything but those functions. */
    static boolean harmless(String formula) {
        Matcher token = TOKEN.matcher(formula);
        String before = "";
        int at = 0;
        for (; token.find(at) && token.start() == at; at = token.end()) {
            String name = token.group(1) == null ? null : token.group(1).replaceAll("\\s", "");
            boolean value = name == null && !"(".equals(token.group(4));
            if ("called".equals(before) && !"(".equals(token.group(4))
                    || ("name".equals(before) || "closed".equals(before)) && "(".equals(token.group(4))) {
                return false;
            }
            if (name != null) {
                boolean function = FUNCTIONS.contains(name);
                boolean calls = formula.substring(token.end()).stripLeading().startsWith("(");
                if (name.contains("__") || calls != (function && calls) || name.indexOf('.') >= 0 && !calls) {
                    return false;
                }
                before = calls ? "called" : "name";
            } else {
                before = value && (")".equals(token.group(4)) || token.group(3) != null) ? "closed" : "";
            }
        }
        return formula.substring(at).isBlank();
    }
}
