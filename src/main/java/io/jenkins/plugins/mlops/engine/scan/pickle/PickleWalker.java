package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.MemoryContent;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through one pickle opcode by opcode, as the unpickler would, with values in place of objects (protocols 0 to 5; the opcodes are
 * those of Python's {@code pickletools}). Nothing is imported, called or made.
 */
final class PickleWalker {
    private static final int PROBE = 1 << 16;

    private final ByteReader in;
    private final GlobalJudge globals;
    private final CallJudge calls;
    private final StateRules states;
    private final Literals literals;
    private final Frames frames;
    private final PickleStack stack = new PickleStack();
    private long at;

    PickleWalker(ByteReader in, GlobalJudge globals) {
        this.in = in;
        this.globals = globals;
        this.calls = new CallJudge(globals);
        this.states = new StateRules(globals);
        this.literals = new Literals(in);
        this.frames = new Frames(globals);
    }

    /**
     * Walks to STOP.
     *
     * @return what the pickle would yield
     */
    Object walk() throws IOException {
        long start = in.position();
        while (true) {
            at = in.position();
            int opcode = in.u1();
            if (opcode == '.') {
                frames.end(at, in.position());
                if (globals.expansion().tooLarge(in.position() - start)) {
                    bomb();
                }
                return stack.pop();
            }
            try {
                if (!literal(opcode) && !structure(opcode) && !code(opcode)) {
                    throw new MalformedException(String.format("0x%02x is not an opcode of a pickle", opcode), at);
                }
            } catch (MalformedException e) {
                throw e.offset() >= 0 ? e : new MalformedException(e.getMessage(), at);
            }
            frames.passed(at, in.position());
        }
    }

    /** Opcodes that push a plain value. */
    private boolean literal(int opcode) throws IOException {
        switch (opcode) {
            case 'N' -> stack.push(Value.NONE);
            case 0x88, 0x89 -> stack.push(Value.OTHER); // True, False
            case 'I', 'L' -> stack.push(literals.number());
            case 'F' -> {
                literals.real();
                stack.push(Value.OTHER);
            }
            case 'J' -> stack.push((long) in.i4());
            case 'K' -> stack.push((long) in.u1());
            case 'M' -> stack.push((long) in.u2());
            case 'G' -> {
                in.skip(8);
                stack.push(Value.OTHER);
            }
            case 0x8a -> stack.push(literals.longNumber(in.u1()));
            case 0x8b -> stack.push(literals.longNumber(in.i4()));
            case 'S' -> stack.push(seen(literals.quoted()));
            case 'V' -> stack.push(seen(literals.escaped()));
            case 'U', 0x8c -> stack.push(seen(literals.text(in.u1())));
            case 'X' -> stack.push(seen(literals.text(in.u4())));
            case 'T' -> stack.push(seen(literals.text(in.i4())));
            case 0x8d -> stack.push(seen(literals.text(in.i8())));
            case 'C' -> stack.push(seen(literals.bytes(in.u1())));
            case 'B' -> stack.push(seen(literals.bytes(in.u4())));
            case 0x8e, 0x96 -> stack.push(seen(literals.bytes(in.i8())));
            case 0x97 -> stack.push(Value.OTHER); // a buffer the caller hands in
            default -> {
                return false;
            }
        }
        return true;
    }

    private Object seen(Object literal) throws IOException {
        if (literal instanceof Value.Blob blob) {
            Nested.look(blob, globals.place(), globals.scan());
        }
        return literal;
    }

    /** Opcodes that move values or put them into containers. */
    private boolean structure(int opcode) throws IOException {
        switch (opcode) {
            case '(' -> stack.mark();
            case '0' -> stack.popOrMark();
            case '1' -> stack.popMark();
            case '2' -> stack.duplicate();
            case '}' -> stack.push(new Container.Dict());
            case ']', 0x8f -> stack.push(new Container.Items());
            case ')' -> stack.push(new Container.Tuple(List.of()));
            case 'l', 0x91 -> {
                Container.Items items = new Container.Items();
                fill(items, stack.popMark());
                stack.push(items);
            }
            case 'd' -> {
                Container.Dict dict = new Container.Dict();
                pairs(dict, stack.popMark());
                stack.push(dict);
            }
            case 't' -> tuple(stack.popMark());
            case 0x85, 0x86, 0x87 -> {
                Object[] items = new Object[opcode - 0x84];
                for (int i = items.length - 1; i >= 0; i--) {
                    items[i] = stack.pop();
                }
                tuple(List.of(items));
            }
            case 'a' -> {
                Object item = stack.pop();
                fill(stack.top(), List.of(item));
            }
            case 'e', 0x90 -> {
                List<Object> items = stack.popMark();
                fill(stack.top(), items);
            }
            case 's' -> {
                Object value = stack.pop();
                Object key = stack.pop();
                pairs(stack.top(), List.of(key, value));
            }
            case 'u' -> {
                List<Object> items = stack.popMark();
                pairs(stack.top(), items);
            }
            case 'p' -> stack.put(literals.decimal());
            case 'q' -> stack.put(in.u1());
            case 'r' -> stack.put(in.u4());
            case 0x94 -> stack.memoize();
            case 'g' -> stack.get(literals.decimal());
            case 'h' -> stack.get(in.u1());
            case 'j' -> stack.get(in.u4());
            case 0x95 -> frames.begin(at, in.i8(), in);
            case 0x98 -> stack.top();
            case 0x80 -> {
                int protocol = in.u1();
                if (protocol > 5) {
                    throw new MalformedException("pickle protocol " + protocol + " does not exist", at);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void contained(List<Object> items) {
        for (Object item : items) {
            calls.escapes(item, at);
        }
    }

    /** Puts items into a list, a set, or something that is told to take them. */
    private void fill(Object target, List<Object> items) {
        contained(items);
        if (target instanceof Container container) {
            int before = container.shared.size();
            late(container);
            items.forEach(container::take);
            globals.expansion().filled(container, before);
        }
    }

    private void tuple(List<Object> items) throws MalformedException {
        contained(items);
        Container.Tuple tuple = new Container.Tuple(items);
        globals.expansion().filled(tuple, 0);
        stack.push(tuple);
    }

    private void pairs(Object target, List<Object> items) throws MalformedException {
        if (items.size() % 2 != 0) {
            throw new MalformedException("a key without a value", at);
        }
        contained(items);
        calls.build(target, at);
        if (target instanceof Container.Dict dict) {
            int before = dict.shared.size();
            late(dict);
            for (int i = 0; i < items.size(); i += 2) {
                dict.put(items.get(i), items.get(i + 1));
            }
            globals.expansion().filled(dict, before);
        }
    }

    private void late(Container container) {
        if (container.placed && container.fetched) {
            globals.report(
                    Threat.HIGH,
                    "pickle-bomb",
                    at,
                    "A container is filled after it was put into another one, which no pickler does and which hides"
                            + " how large the whole becomes.");
        }
    }

    private void bomb() {
        globals.report(
                Threat.HIGH,
                "pickle-bomb",
                at,
                "Lists, tuples or dictionaries hold each other so often that what this pickle makes becomes far too"
                        + " large as soon as it is printed, compared, hashed or copied.");
    }

    /** Opcodes that import, call or change something. */
    private boolean code(int opcode) throws IOException {
        switch (opcode) {
            case 'c' -> stack.push(globals.judge(literals.nameLine(), literals.nameLine(), at));
            case 0x93 -> stackGlobal();
            case 'i' -> {
                Global cls = globals.judge(literals.nameLine(), literals.nameLine(), at);
                List<Object> arguments = stack.popMark();
                contained(arguments);
                stack.push(calls.call(cls, new Container.Tuple(arguments), at));
            }
            case 'o' -> {
                List<Object> all = stack.popMark();
                if (all.isEmpty()) {
                    throw new MalformedException("an object without a class", at);
                }
                List<Object> arguments = new ArrayList<>(all.subList(1, all.size()));
                contained(arguments);
                stack.push(calls.call(all.get(0), new Container.Tuple(arguments), at));
            }
            case 'R' -> {
                Object arguments = stack.pop();
                stack.push(calls.call(stack.pop(), arguments, at));
            }
            case 0x81 -> {
                Object arguments = stack.pop();
                stack.push(calls.make(stack.pop(), arguments, at));
            }
            case 0x92 -> {
                stack.pop();
                Object arguments = stack.pop();
                stack.push(calls.make(stack.pop(), arguments, at));
            }
            case 'b' -> build();
            case 'P' -> {
                globals.persistent();
                literals.nameLine();
                stack.push(Value.OTHER);
            }
            case 'Q' -> {
                globals.persistent();
                Object id = stack.pop();
                contained(List.of(id));
                stack.push(persistent(id));
            }
            case 0x82 -> extension(in.u1());
            case 0x83 -> extension(in.u2());
            case 0x84 -> extension(in.u4());
            default -> {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the value that the loader makes of a persistent id: PyTorch a storage, or in its old format a class that
     * travels with its source text.
     */
    private static Object persistent(Object id) {
        boolean module = id instanceof Container.Tuple tuple
                && tuple.items().size() == 4
                && tuple.items().get(0) instanceof Value.Str kind
                && kind.text().equals("module");
        return module ? ((Container.Tuple) id).items().get(1) : Value.OTHER;
    }

    private void stackGlobal() throws IOException {
        Object name = stack.pop();
        Object module = stack.pop();
        if (module instanceof Value.Str m && name instanceof Value.Str n) {
            stack.push(globals.judge(m.text(), n.text(), at));
            return;
        }
        globals.report(
                Threat.CRITICAL,
                "pickle-computed-global",
                at,
                "The file computes the name of what it imports instead of writing it"
                        + " down, which only serves to hide it; it can be any function.");
        stack.push(new Global("?", "?", Use.NONE));
    }

    private void extension(long code) throws IOException {
        globals.report(
                Threat.CRITICAL,
                "pickle-extension",
                at,
                "The file names something by extension code " + code + "; what that is depends"
                        + " on the process that loads it, so it can be any function registered there.");
        stack.push(new Global("?", "?", Use.NONE));
    }

    private void build() throws IOException {
        Object state = stack.pop();
        contained(List.of(state));
        Object target = stack.top();
        calls.build(target, at);
        states.judge(target, state, at);
        if (target instanceof Value.Instance instance) {
            instance.state = state;
            if (JoblibArray.isWrapper(instance.of)) {
                frames.passed(at, in.position()); // joblib ends the frame in front of the array
                array(JoblibArray.of(state));
                stack.pop();
                stack.push(Value.OTHER);
            }
        }
    }

    /** Steps over the bytes joblib wrote here, after a look whether a plain unpickler would find opcodes in them. */
    private void array(JoblibArray array) throws IOException {
        if (array.objects()) {
            new PickleWalker(in, globals).walk();
            return;
        }
        Content whole = in.content();
        Probe.look(
                whole != null
                        ? whole.slice(in.position(), whole.size() - in.position())
                        : new MemoryContent(in.peek(PROBE)),
                globals.place(),
                in.position(),
                globals.scan());
        if (array.padded()) {
            in.skip(in.u1());
        }
        in.skip(array.bytes());
    }
}
