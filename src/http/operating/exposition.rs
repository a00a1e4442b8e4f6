//! Numbers, as Prometheus reads them.

use std::fmt;

use prometheus_client::{
    collector::Collector,
    encoding::{DescriptorEncoder, MetricEncoder, NoLabelSet, prometheus_text},
    metrics::MetricType,
    registry::Registry,
};

/// The media type of the text.
pub(super) const MEDIA_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// What tells one sample of a metric from another.
type Labels = Vec<(&'static str, String)>;

/// A number, or many.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// It only ever grows, until the process ends.
    Counter(u64),
    /// It goes up and down.
    Gauge(f64),
    /// A sum, a count, and how many there were under each bound and above the one before.
    Histogram(f64, u64, Vec<(f64, u64)>),
}

/// One metric.
#[derive(Clone, Debug)]
struct Metric {
    name: &'static str,
    help: &'static str,
    samples: Vec<(Labels, Value)>,
}

/// All metrics, as they are at one moment.
#[derive(Debug, Default)]
pub(super) struct Metrics(Vec<Metric>);

impl Metrics {
    /// A metric of one sample.
    pub(super) fn add(&mut self, name: &'static str, help: &'static str, value: Value) {
        self.add_all(name, help, [(Vec::new(), value)]);
    }

    /// A metric of several samples, or of none. The name of a counter is without `_total`, which the format appends.
    pub(super) fn add_all(
        &mut self,
        name: &'static str,
        help: &'static str,
        samples: impl IntoIterator<Item = (Labels, Value)>,
    ) {
        let samples = samples.into_iter().collect();
        self.0.push(Metric { name, help, samples });
    }

    /// The text.
    pub(super) fn text(self) -> Result<String, fmt::Error> {
        let mut registry = Registry::default();
        registry.register_collector(Box::new(self));
        let mut text = String::new();
        prometheus_text::encode(&mut text, &registry)?;
        Ok(text)
    }
}

impl Collector for Metrics {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> Result<(), fmt::Error> {
        for metric in &self.0 {
            let Some((_, first)) = metric.samples.first() else {
                continue;
            };
            let kind = match first {
                Value::Counter(_) => MetricType::Counter,
                Value::Gauge(_) => MetricType::Gauge,
                Value::Histogram(..) => MetricType::Histogram,
            };
            let mut described = encoder.encode_descriptor(metric.name, metric.help, None, kind)?;
            for (labels, value) in &metric.samples {
                if labels.is_empty() {
                    sample(&mut described, value)?;
                } else {
                    sample(&mut described.encode_family(labels)?, value)?;
                }
            }
        }
        Ok(())
    }
}

fn sample(encoder: &mut MetricEncoder<'_>, value: &Value) -> Result<(), fmt::Error> {
    match value {
        Value::Counter(count) => encoder.encode_counter::<NoLabelSet, _, u64>(count, None),
        Value::Gauge(value) => encoder.encode_gauge(value),
        Value::Histogram(sum, count, buckets) => {
            encoder.encode_histogram::<NoLabelSet>(*sum, *count, buckets, None)
        }
    }
}
