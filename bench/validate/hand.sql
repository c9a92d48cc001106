SET memory_limit = '700MiB';
SELECT count(*), count(id), count(DISTINCT id), count(a), count(*) FILTER (WHERE a > -1 AND a < 1000), avg(a), stddev_pop(a), sum(a),
  count(b), count(*) FILTER (WHERE b >= 0), count(*) FILTER (WHERE b < 1000.01), avg(b), stddev_pop(b),
  count(*) FILTER (WHERE colour IN ('red', 'green', 'blue', 'black')), count(*) FILTER (WHERE length(colour) > 2 AND length(colour) < 6),
  count(colour), count(DISTINCT colour),
  count(age), count(*) FILTER (WHERE age IS NOT NULL), count(*) FILTER (WHERE age >= 0), count(*) FILTER (WHERE age <= 120), avg(age), stddev_pop(age),
  count(income), count(*) FILTER (WHERE income >= 0), avg(income), sum(income),
  count(*) FILTER (WHERE d > DATE '2019-12-31'), count(*) FILTER (WHERE d < DATE '2025-01-01'), count(d),
  count(*) FILTER (WHERE length(code) > 5 AND length(code) < 11), count(*) FILTER (WHERE regexp_full_match(code, 'code-[0-9]+')),
  count(DISTINCT code), count(code), count(*) FILTER (WHERE label IN (0, 1)), avg(label), count(label),
  count(*) FILTER (WHERE score > -0.001 AND score < 1), avg(score), stddev_pop(score)
FROM '@FILE@';
