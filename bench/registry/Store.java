import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.Staging;
import java.nio.file.Path;

/** Registers one file: registry folder, model name, file. */
public class Store {
    public static void main(String[] args) throws Exception {
        Registry registry = Registry.open(Path.of(args[0]));
        try (Staging staging = registry.stage()) {
            staging.add("model.bin", Path.of(args[2]));
            System.out.println(registry.register(staging, RegistrationRequest.of(args[1], "bench")).uri());
        }
    }
}
