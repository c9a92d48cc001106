package io.jenkins.plugins.mlops.steps.register;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.request.OneLine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address of a result of another build: {@code job#42/data}.
 *
 * @param job name of the job, relative to the folder of the asking one, or from the root with a slash in front
 * @param build number of the build, or {@value #LAST_SUCCESSFUL}
 * @param check id or label of the check
 */
record ResultAddress(String job, String build, String check) {
    static final String LAST_SUCCESSFUL = "lastSuccessful";

    private static final Pattern ADDRESS = Pattern.compile("(.+)#([0-9]{1,9}|" + LAST_SUCCESSFUL + ")/([^/#]+)");

    /** Tells whether a name is that of a result of another build; neither an id nor a label has such a sign. */
    static boolean isOne(String name) {
        return name.indexOf('#') >= 0;
    }

    /** @throws BadInputException in one line, when it is none */
    static ResultAddress parse(String name) {
        Matcher address = ADDRESS.matcher(name);
        if (!address.matches()) {
            throw new BadInputException(OneLine.quoted(name)
                    + " is no address of a result; expected JOB#BUILD/RESULT, for example train#42/data or train#"
                    + LAST_SUCCESSFUL + "/data");
        }
        return new ResultAddress(address.group(1), address.group(2), address.group(3));
    }
}
