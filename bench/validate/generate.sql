SET memory_limit = '4GB';
COPY (SELECT range AS id, (hash(range) % 1000)::INT AS a, (hash(range + 1) % 100000) / 100.0::DOUBLE AS b,
  ['red', 'green', 'blue', 'black'][(hash(range + 2) % 4)::INT + 1] AS colour,
  CASE WHEN hash(range + 3) % 50 = 0 THEN NULL ELSE (hash(range + 3) % 90)::INT END AS age,
  (hash(range + 4) % 1000000) / 7.0::DOUBLE AS income, DATE '2020-01-01' + (hash(range + 5) % 1500)::INT AS d,
  'code-' || (hash(range + 6) % 10000) AS code, (hash(range + 7) % 2)::INT AS label, (hash(range + 8) % 1000) / 1000.0::DOUBLE AS score
  FROM range(@FILE@000000)) TO 'data-@FILE@m.parquet' (FORMAT parquet);
