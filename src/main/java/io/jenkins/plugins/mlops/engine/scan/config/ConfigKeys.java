package io.jenkins.plugins.mlops.engine.scan.config;

import java.util.Set;

/** Members of objects that decide what a framework imports or runs. */
public final class ConfigKeys {
    public static final Set<String> ALL = Set.of(
            "class_name",
            "module",
            "registered_name",
            "config",
            "function",
            "function_type",
            "output_shape_type",
            "vocabulary",
            "__module__",
            "__class__",
            "__loader__",
            "chat_template",
            "auto_map",
            "trust_remote_code",
            "_target_",
            "target",
            "params",
            "class_path",
            "init_args",
            "filepath",
            "serialized_attributes",
            "loader_module",
            "model_code_path",
            "code",
            "data",
            "handler",
            "modelFile",
            "modelName",
            "_class_name",
            "type",
            "idx",
            "op",
            "op_type",
            "opType",
            "key",
            "value",
            "()",
            "class",
            "factory",
            "parent_library",
            "base_model_class");

    private ConfigKeys() {}
}
