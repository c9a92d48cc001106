package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the hand-written signatures that the build from Maven Central compiles against with the Jenkins they stand for: a class
 * compiled against the one has to link against the other.
 */
class SignaturesTest {
    private static final int KIND = Modifier.INTERFACE | Modifier.ABSTRACT | Modifier.FINAL | Modifier.STATIC;
    private static final int ACCESS = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC;

    @TempDir
    Path compiled;

    private final List<String> wrong = new ArrayList<>();

    @Test
    void everySignatureIsOneOfJenkins() throws Exception {
        Path sources = Path.of(System.getProperty("mlops.project"), "central/jenkins-api/src/main/java");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(sources)) {
            files = walk.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .collect(Collectors.toList());
        }
        compile(files);
        int types = 0;
        // The parent gives the classes of the JDK and of the servlet API; those of Jenkins come from the folder first.
        try (SignatureLoader signatures = new SignatureLoader(compiled)) {
            for (String name : names()) {
                types++;
                Class<?> real;
                try {
                    real = Class.forName(name, false, getClass().getClassLoader());
                } catch (ClassNotFoundException x) {
                    wrong.add("no " + name);
                    continue;
                }
                compare(signatures.loadClass(name), real);
            }
        }
        assertTrue(types > 60, "only " + types + " types were found");
        assertEquals("", String.join("\n", wrong));
    }

    private void compile(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-nowarn",
                    "-d",
                    compiled.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"));
            assertTrue(compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call());
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> walk = Files.walk(compiled)) {
            return walk.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> compiled.relativize(file)
                            .toString()
                            .replace(".class", "")
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private void compare(Class<?> ours, Class<?> real) {
        String name = ours.getName();
        // A class may be final or abstract here and not there only where nobody extends or makes one: both are
        // compared.
        expect(
                name + " modifiers",
                Modifier.toString(real.getModifiers() & KIND),
                Modifier.toString(ours.getModifiers() & KIND));
        expect(name + " type parameters", parameters(real.getTypeParameters()), parameters(ours.getTypeParameters()));
        if (!ours.isInterface() && ours.getSuperclass() != null && !isAssignable(real, ours.getSuperclass())) {
            wrong.add(name + " does not extend " + ours.getSuperclass().getName());
        }
        for (Class<?> type : ours.getInterfaces()) {
            if (!isAssignable(real, type)) {
                wrong.add(name + " does not implement " + type.getName());
            }
        }
        for (Field field : ours.getDeclaredFields()) {
            if (isVisible(field.getModifiers()) && !field.isSynthetic()) {
                compare(name, field, real);
            }
        }
        for (Constructor<?> constructor : ours.getDeclaredConstructors()) {
            if (isVisible(constructor.getModifiers()) && !(constructor.getParameterCount() == 0 && implicit(ours))) {
                if (Arrays.stream(real.getDeclaredConstructors()).noneMatch(other -> same(constructor, other))) {
                    wrong.add("no " + constructor.toGenericString());
                }
            }
        }
        for (Method method : ours.getDeclaredMethods()) {
            if (isVisible(method.getModifiers()) && !method.isSynthetic()) {
                compare(method, real);
            }
        }
    }

    /** A class without a constructor in its source gets one; the real class may not have it, and nobody calls it then. */
    private static boolean implicit(Class<?> type) {
        return type.getDeclaredConstructors().length == 1 && !type.isAnnotation();
    }

    private void compare(String name, Field field, Class<?> real) {
        Field other = fields(real)
                .filter(found -> found.getName().equals(field.getName()))
                .findFirst()
                .orElse(null);
        if (other == null || !other.getType().getName().equals(field.getType().getName())) {
            wrong.add("no field " + field.toGenericString() + " in " + name);
        } else {
            expect(
                    field.toString(),
                    Modifier.toString(other.getModifiers() & ACCESS),
                    Modifier.toString(field.getModifiers() & ACCESS));
        }
    }

    private void compare(Method method, Class<?> real) {
        Method other = methods(real)
                .filter(found -> found.getName().equals(method.getName())
                        && same(method, found)
                        && found.getReturnType()
                                .getName()
                                .equals(method.getReturnType().getName()))
                .findFirst()
                .orElse(null);
        if (other == null) {
            wrong.add("no method " + method.toGenericString());
            return;
        }
        expect(
                method.toString(),
                Modifier.toString(other.getModifiers() & ACCESS),
                Modifier.toString(method.getModifiers() & ACCESS));
        if (Modifier.isFinal(other.getModifiers())
                && !Modifier.isFinal(method.getModifiers())
                && !Modifier.isFinal(real.getModifiers())) {
            wrong.add(method + " is final in Jenkins");
        }
        if (Modifier.isAbstract(other.getModifiers()) != Modifier.isAbstract(method.getModifiers())) {
            wrong.add(method + " is abstract in one of the two only");
        }
        expect(method + " thrown", thrown(other), thrown(method));
        expect(method + " generics", generic(other), generic(method));
    }

    private void expect(String what, String wanted, String found) {
        if (!wanted.equals(found)) {
            wrong.add(what + ": " + found + ", in Jenkins " + wanted);
        }
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static boolean isAssignable(Class<?> real, Class<?> wanted) {
        for (Class<?> type = real; type != null; type = type.getSuperclass()) {
            if (type.getName().equals(wanted.getName())
                    || Arrays.stream(type.getInterfaces()).anyMatch(each -> isAssignable(each, wanted))) {
                return true;
            }
        }
        return wanted == Object.class;
    }

    private static boolean same(Executable one, Executable other) {
        return names(one).equals(names(other)) && one.isVarArgs() == other.isVarArgs();
    }

    private static String names(Executable member) {
        return Arrays.stream(member.getParameterTypes()).map(Class::getName).collect(Collectors.joining(","));
    }

    private static String thrown(Method method) {
        return Arrays.stream(method.getExceptionTypes())
                .filter(type -> !RuntimeException.class.isAssignableFrom(type))
                .map(Class::getName)
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static String generic(Method method) {
        return Arrays.stream(method.getGenericParameterTypes())
                        .map(Type::getTypeName)
                        .collect(Collectors.joining(",", "(", ")"))
                + method.getGenericReturnType().getTypeName();
    }

    private static String parameters(java.lang.reflect.TypeVariable<?>[] variables) {
        return Arrays.stream(variables)
                .map(variable -> variable.getName()
                        + Arrays.stream(variable.getBounds())
                                .map(Type::getTypeName)
                                .collect(Collectors.toList()))
                .collect(Collectors.joining(","));
    }

    private static Stream<Method> methods(Class<?> type) {
        Stream<Method> own = Arrays.stream(type.getDeclaredMethods());
        Stream<Method> above = type.getSuperclass() == null ? Stream.empty() : methods(type.getSuperclass());
        return Stream.concat(
                own, Stream.concat(above, Arrays.stream(type.getInterfaces()).flatMap(SignaturesTest::methods)));
    }

    private static Stream<Field> fields(Class<?> type) {
        Stream<Field> own = Arrays.stream(type.getDeclaredFields());
        Stream<Field> above = type.getSuperclass() == null ? Stream.empty() : fields(type.getSuperclass());
        return Stream.concat(
                own, Stream.concat(above, Arrays.stream(type.getInterfaces()).flatMap(SignaturesTest::fields)));
    }

    /** Looks into the folder first and into the class path of the test only for what is not there. */
    private static final class SignatureLoader extends URLClassLoader {
        private final Path folder;

        SignatureLoader(Path folder) throws IOException {
            super(new URL[] {folder.toUri().toURL()}, SignaturesTest.class.getClassLoader());
            this.folder = folder;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                return Files.exists(folder.resolve(name.replace('.', '/') + ".class"))
                        ? findClass(name)
                        : super.loadClass(name, resolve);
            }
        }
    }
}
