package io.jenkins.plugins.mlops.engine.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/** Damages model files: a reader must refuse them in one line, or what it returns must be usable. */
public final class Damage {
    /** The reader under test. */
    public interface Reader {
        Model read(byte[] file) throws IOException;
    }

    private final Reader reader;
    private int refused;

    public Damage(Reader reader) {
        this.reader = reader;
    }

    /** Cuts the file at every k-th byte. */
    public void truncate(byte[] file, int step) {
        for (int length = 0; length < file.length; length += step) {
            attempt(Arrays.copyOf(file, length), "the first " + length + " bytes");
        }
        assertTrue(refused > 0);
    }

    /** Changes some bytes, different ones each time. */
    public void flip(byte[] file, int times) {
        Random random = new Random(11);
        for (int i = 0; i < times; i++) {
            byte[] changed = file.clone();
            for (int k = 0; k <= i % 4; k++) {
                int at = random.nextInt(changed.length);
                changed[at] = (byte) (i % 2 == 0 ? changed[at] ^ 1 << random.nextInt(8) : random.nextInt(256));
            }
            attempt(changed, "change " + i);
        }
        assertTrue(refused > 0);
    }

    private void attempt(byte[] file, String what) {
        try {
            Model model = reader.read(file);
            double[][] rows = new double[2][model.features().size()];
            Arrays.fill(rows[1], Double.NaN);
            model.predict(FeatureBlock.ofRows(rows), new double[2 * model.outputs()]);
        } catch (ModelFormatException e) {
            refused++;
            assertFalse(
                    e.getMessage() == null
                            || e.getMessage().isBlank()
                            || e.getMessage().lines().count() > 1,
                    what + ": " + e.getMessage());
        } catch (IOException | RuntimeException | Error e) {
            fail(what + ": " + e, e);
        }
    }
}
