package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.data.Relation;
import io.jenkins.plugins.mlops.engine.data.SqlSession;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import io.jenkins.plugins.mlops.engine.result.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Data after the rules have been decided on it.
 *
 * @param session where it can still be asked
 * @param table its rows
 * @param columns its columns with their kinds
 * @param decided decisions, in the order of the rules
 * @param subject what was checked
 * @param environment versions of what computed
 */
record Examined(
        SqlSession session,
        Relation table,
        List<SurveyedColumn> columns,
        List<DecidedRule> decided,
        Subject subject,
        Map<String, String> environment) {
    long rows() {
        return subject.rows();
    }

    /** Tells whether the data stands in files, and not in a database. */
    boolean isOfFiles() {
        return table instanceof Table files && files.files().get(0).digest() == null;
    }

    DataSections sections(Set<String> sensitive) {
        return new DataSections(session, table, sensitive);
    }
}
