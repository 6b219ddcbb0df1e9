"""The committee's records, dates and quorum: plain values, no outside world."""
