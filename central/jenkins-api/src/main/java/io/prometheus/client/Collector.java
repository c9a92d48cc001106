package io.prometheus.client;

import java.util.List;

public abstract class Collector {
    public Collector() {}

    public abstract List<MetricFamilySamples> collect();

    public static class MetricFamilySamples {
        MetricFamilySamples() {}
    }
}
