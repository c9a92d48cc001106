package io.prometheus.client;

import java.util.List;

public class GaugeMetricFamily extends Collector.MetricFamilySamples {
    public GaugeMetricFamily(String name, String help, List<String> labelNames) {}

    public native GaugeMetricFamily addMetric(List<String> labelValues, double value);
}
