package io.jenkins.plugins.mlops.engine.scan.format;

import java.util.Set;

/** Members of JSON objects that decide what a framework imports. */
final class ConfigKeys {
    static final Set<String> ALL = Set.of(
            "class_name",
            "module",
            "registered_name",
            "config",
            "function",
            "function_type",
            "vocabulary",
            "__module__",
            "__class__",
            "__loader__",
            "chat_template",
            "auto_map",
            "_target_",
            "filepath",
            "serialized_attributes");

    private ConfigKeys() {}
}
