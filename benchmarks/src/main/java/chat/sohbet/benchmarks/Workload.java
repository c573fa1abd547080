package chat.sohbet.benchmarks;

/// A load with a name. It reports what it measured, and throws where the server did not do what it
/// should: a wrong answer's speed is of no interest.
@FunctionalInterface
interface Workload {
    void run(Site site, Options options, Report report) throws Exception;
}
