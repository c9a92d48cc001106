package io.jenkins.plugins.mlops.engine.registry.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;

/**
 * Asks a server again where that may help.
 *
 * <p>429 and 503 are asked again always, because the server says that it did nothing; a broken connection and 500, 502 or 504 only where asking twice
 * does no harm.
 */
public final class Retries {
    private final RetryPolicy policy;
    private final RandomGenerator random = RandomGenerator.getDefault();

    public Retries(RetryPolicy policy) {
        this.policy = policy;
    }

    /** Asks once. */
    public interface Attempt {
        ServerResponse make() throws IOException;
    }

    /** Makes the failure that is told. */
    public interface Refusal {
        /**
         * The failure in the words of the server's kind.
         *
         * @param failure of the last attempt
         * @param what its message, and how often it was asked
         */
        IOException of(IOException failure, String what);
    }

    /**
     * Asks until there is an answer that need not be asked for again.
     *
     * @param harmless whether asking twice does no harm
     */
    public ServerResponse ask(boolean harmless, Attempt attempt, Refusal refusal) throws IOException {
        for (int made = 1; ; made++) {
            Duration pause;
            try {
                ServerResponse answer = attempt.make();
                if (!answer.busy() && !(harmless && answer.broken())) {
                    return answer;
                }
                pause = policy.pause(made, RetryPolicy.asked(answer.header("Retry-After"), Clock.systemUTC()), random);
                if (made >= policy.attempts() || !policy.bearable(pause)) {
                    return answer;
                }
            } catch (InterruptedIOException | RegistryServerException e) {
                throw e; // somebody wants an end, or the server has said why
            } catch (IOException e) {
                if (made >= policy.attempts()
                        || !mayHelp(e, harmless)
                        || Thread.currentThread().isInterrupted()) {
                    throw refusal.of(e, e.getMessage() + (made > 1 ? ", asked " + made + " times" : ""));
                }
                pause = policy.pause(made, Optional.empty(), random);
            }
            Transport.rest(pause);
        }
    }

    private static boolean mayHelp(IOException failure, boolean harmless) {
        return failure instanceof ConnectException || harmless && !(failure.getCause() instanceof SSLException);
    }
}
