package io.jenkins.plugins.mlops.engine.contract.foreign;

import io.jenkins.plugins.mlops.engine.OptionName;

/**
 * A kind of file that is no contract.
 *
 * @param name what it is, with its article: "an Avro schema"
 * @param way what to do now, as an order
 */
public record ForeignFile(String name, String way) {
    /** One sentence, to stand behind the name of the file. */
    public String sentence() {
        return "is " + name + ", which this version does not read as a contract; " + way;
    }

    /** Data that was given where the contract belongs. */
    static ForeignFile data(String name) {
        return new ForeignFile(
                name, "give it as data (" + OptionName.of("data") + "), and a file of rules as the contract");
    }

    /** A model that was given where the contract belongs. */
    static ForeignFile model(String name) {
        return new ForeignFile(
                name,
                "give it to explain or register (" + OptionName.of("model") + "), and a file of rules as the contract");
    }

    /** A description of columns that a known tool turns into the standard's YAML. */
    static ForeignFile schema(String name, String format) {
        return new ForeignFile(
                name,
                "datacontract-cli makes an ODCS contract of it: datacontract import " + format
                        + " --source FILE --output contract.odcs.yaml");
    }

    /** Checks of another tool. */
    static ForeignFile checks(String name, String example) {
        return new ForeignFile(name, "write its checks as rules, for example " + example);
    }
}
