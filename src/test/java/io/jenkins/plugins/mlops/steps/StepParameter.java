package io.jenkins.plugins.mlops.steps;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A parameter of a step as Jenkins finds it: of its data-bound constructor, or one with a data-bound setter.
 *
 * @param step class of the step
 * @param name what users call it
 * @param setter null for a parameter of the constructor
 */
record StepParameter(Class<? extends CheckStep> step, String name, Method setter) {
    static final List<Class<? extends CheckStep>> STEPS = List.of(
            ValidateDataStep.class,
            ExplainModelStep.class,
            RegisterModelStep.class,
            PromoteModelStep.class,
            MonitorModelStep.class);

    /** All parameters of a step. */
    static List<StepParameter> of(Class<? extends CheckStep> step) {
        List<StepParameter> parameters = new ArrayList<>();
        names(step).forEach(name -> parameters.add(new StepParameter(step, name, null)));
        for (Class<?> type = step; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                // An old spelling is read and told nowhere.
                if (method.isAnnotationPresent(DataBoundSetter.class)
                        && !method.isAnnotationPresent(Deprecated.class)) {
                    String name = method.getName().substring(3, 4).toLowerCase(Locale.ROOT)
                            + method.getName().substring(4);
                    if (parameters.stream().noneMatch(known -> known.name.equals(name))) {
                        parameters.add(new StepParameter(step, name, method));
                    }
                }
            }
        }
        return parameters;
    }

    /** Names of the parameters of the data-bound constructor, from the file in which Jenkins looks them up. */
    private static List<String> names(Class<? extends CheckStep> step) {
        try (InputStream file = step.getResourceAsStream(step.getSimpleName() + ".stapler")) {
            Properties names = new Properties();
            names.load(file);
            return Arrays.stream(names.getProperty("constructor").split(","))
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The type that its setter takes; for one of the constructor, text. */
    Class<?> takes() {
        return setter == null ? String.class : setter.getParameterTypes()[0];
    }

    /** A step with nothing set. */
    static CheckStep empty(Class<? extends CheckStep> step) {
        return made(step, Map.of());
    }

    /** A step with this parameter set. */
    CheckStep with(Object value) {
        if (setter == null) {
            return made(step, Map.of(name, value));
        }
        CheckStep made = empty(step);
        set(made, value);
        return made;
    }

    /** Sets this parameter, which is none of the constructor, in a step. */
    void set(CheckStep made, Object value) {
        try {
            setter.invoke(made, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(this + " = " + value, e);
        }
    }

    /** The value of this parameter, by its getter. */
    Object get(CheckStep made) {
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        try {
            for (Method method : step.getMethods()) {
                if (method.getParameterCount() == 0
                        && Set.of("get" + capital, "is" + capital).contains(method.getName())) {
                    return method.invoke(made);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(toString(), e);
        }
        throw new AssertionError(this + " has no getter");
    }

    /** The options of a request that this parameter sets; none when it does something else. */
    Set<String> options() {
        Map<String, List<String>> without = request(empty(step));
        Map<String, List<String>> with = request(with(takes() == boolean.class ? (Object) true : "0"));
        with.entrySet().removeAll(without.entrySet());
        return new TreeSet<>(with.keySet());
    }

    private static Map<String, List<String>> request(CheckStep step) {
        try {
            return step.request().options();
        } catch (IllegalArgumentException e) { // a value that is no outcome, or no baseline: it is not an option
            return new LinkedHashMap<>();
        }
    }

    private static CheckStep made(Class<? extends CheckStep> step, Map<String, ?> values) {
        try {
            for (Constructor<?> constructor : step.getConstructors()) {
                if (constructor.isAnnotationPresent(DataBoundConstructor.class)) {
                    return (CheckStep) constructor.newInstance(
                            names(step).stream().map(values::get).toArray());
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(step + " " + values, e);
        }
        throw new AssertionError(step + " has no data-bound constructor");
    }

    @Override
    public String toString() {
        String type = step.getSimpleName();
        return Character.toLowerCase(type.charAt(0)) + type.substring(1, type.length() - "Step".length()) + "." + name;
    }
}
