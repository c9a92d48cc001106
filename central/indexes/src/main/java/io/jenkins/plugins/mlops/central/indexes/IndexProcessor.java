package io.jenkins.plugins.mlops.central.indexes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.tools.StandardLocation;

/**
 * Writes the files in which Jenkins and Stapler look up annotated classes and parameter names. In the standard build two annotation
 * processors do that which are published outside of Maven Central: the annotation indexer and Stapler's own.
 *
 * <ul>
 *   <li>{@code META-INF/services/annotations/<annotation>}: the classes that carry it, one a line, sorted
 *   <li>{@code <Class>.stapler}: a property file with the parameter names of the data-bound constructor
 *   <li>{@code <Class>/<method>.stapler}: the parameter names of a method that takes a query parameter
 *   <li>{@code META-INF/exposed.stapler-beans}: the classes with exported members, one a line, sorted
 * </ul>
 */
@SupportedAnnotationTypes({
    "org.jenkinsci.Symbol",
    "org.kohsuke.stapler.DataBoundConstructor",
    "org.kohsuke.stapler.QueryParameter",
    "org.kohsuke.stapler.export.Exported",
    "org.kohsuke.stapler.export.ExportedBean"
})
public final class IndexProcessor extends AbstractProcessor {
    private static final Set<String> INDEXED = Set.of("org.jenkinsci.Symbol", "org.kohsuke.stapler.export.ExportedBean");

    private final Map<String, SortedSet<String>> listings = new TreeMap<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        try {
            for (TypeElement annotation : annotations) {
                for (Element element : round.getElementsAnnotatedWith(annotation)) {
                    take(annotation.getQualifiedName().toString(), element);
                }
            }
            if (round.processingOver()) {
                for (Map.Entry<String, SortedSet<String>> listing : listings.entrySet()) {
                    // Stapler takes a file of parameter names as it is, so there must be no end of line in it.
                    String end = listing.getKey().endsWith(".stapler") ? "" : "\n";
                    write(listing.getKey(), String.join("\n", listing.getValue()) + end);
                }
            }
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
        return false;
    }

    private void take(String annotation, Element element) throws IOException {
        if (INDEXED.contains(annotation)) {
            list("META-INF/services/annotations/" + annotation, binaryName((TypeElement) element));
        }
        switch (annotation.substring(annotation.lastIndexOf('.') + 1)) {
            case "DataBoundConstructor":
                ExecutableElement constructor = (ExecutableElement) element;
                write(file(constructor) + ".stapler", "constructor=" + names(constructor.getParameters()) + "\n");
                break;
            case "QueryParameter":
                ExecutableElement method = (ExecutableElement) element.getEnclosingElement();
                list(file(method) + "/" + method.getSimpleName() + ".stapler", names(method.getParameters()));
                break;
            case "Exported":
                list("META-INF/exposed.stapler-beans", ((TypeElement) element.getEnclosingElement()).getQualifiedName().toString());
                break;
            default:
        }
    }

    private void list(String file, String line) {
        listings.computeIfAbsent(file, name -> new TreeSet<>()).add(line);
    }

    private String binaryName(TypeElement type) {
        return processingEnv.getElementUtils().getBinaryName(type).toString();
    }

    /** Where files of a class go: a nested class counts as a folder. */
    private static String file(ExecutableElement member) {
        return ((TypeElement) member.getEnclosingElement()).getQualifiedName().toString().replace('.', '/');
    }

    private static String names(List<? extends VariableElement> parameters) {
        return parameters.stream().map(parameter -> parameter.getSimpleName().toString()).collect(Collectors.joining(","));
    }

    private void write(String file, String text) throws IOException {
        try (Writer out = processingEnv.getFiler().createResource(StandardLocation.CLASS_OUTPUT, "", file).openWriter()) {
            out.write(text);
        }
    }
}
