package io.jenkins.plugins.mlops.results;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.mlops.json.JsonWriter;
import io.jenkins.plugins.mlops.results.TrendTail.CheckPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/** The page {@code mlops/} of a job: how its checks went over its builds, the failed ones included. */
public final class TrendTab extends Tab {
    private final Job<?, ?> job;
    private final TrendLog log;

    TrendTab(Job<?, ?> job, TrendLog log) {
        super(job);
        this.job = job;
        this.log = log;
    }

    public Job<?, ?> getJob() {
        return job;
    }

    /** The points of the trend, as docs/result-format.md describes them. */
    @GET
    @WebMethod(name = "trend")
    public HttpResponse doTrend() throws IOException {
        job.checkPermission(Item.READ);
        return new TrendResponse(job, log);
    }

    @Override
    public String getIconFileName() {
        return log.exists() ? "symbol-analytics" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.MlopsTab_DisplayName();
    }

    @Override
    public String getUrlName() {
        return MlopsTab.URL;
    }

    /** The trend as an answer; a browser that has it already is told so. */
    private static final class TrendResponse implements HttpResponse {
        private final Job<?, ?> job;
        private final TrendLog log;

        TrendResponse(Job<?, ?> job, TrendLog log) {
            this.job = job;
            this.log = log;
        }

        @Override
        public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node)
                throws IOException {
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cache-Control", "private, no-cache");
            String tag = "\"" + log.version() + "\"";
            response.setHeader("ETag", tag);
            if (tag.equals(request.getHeader("If-None-Match"))) {
                response.setStatus(304);
                return;
            }
            List<Map<String, Object>> points = new ArrayList<>();
            for (CheckPoint point : log.points()) {
                // The page may stand anywhere, so each address starts at the root of the server.
                String page = point.build() + "/" + MlopsTab.URL + "/" + point.id() + "/";
                Map<String, Object> shown = new LinkedHashMap<>(point.line());
                shown.put("url", request.getContextPath() + "/" + job.getUrl() + page);
                points.add(shown);
            }
            Map<String, Object> trend = new LinkedHashMap<>();
            trend.put("format", "mlops-trend/1");
            trend.put("points", points);
            response.setContentType("application/json;charset=UTF-8");
            response.getOutputStream().write(JsonWriter.write(trend).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Gives the page to jobs that ever made a check. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return TrendTab.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job target) {
            Job<?, ?> job = target;
            TrendLog log = TrendLog.of(job);
            return log.exists() ? Set.of(new TrendTab(job, log)) : Set.of();
        }
    }
}
