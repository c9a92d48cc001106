"""Makes the data of the comparison: data.py ROWS FOLDER. Ten columns: integers, doubles of 3 and of 17 digits, texts, a category, a date."""
import sys

import duckdb

rows, folder = int(sys.argv[1]), sys.argv[2]
duckdb.sql("SET memory_limit = '2GB'")
duckdb.sql(f"""COPY (SELECT range AS id,
    'user.' || (hash(range) % 3000000) || CASE WHEN hash(range + 9) % 500 = 0 THEN '.' ELSE '@' END || ['example', 'mail', 'post'][(hash(range + 1) % 3)::INT + 1]
        || ['.com', '.org', '.net'][(hash(range + 2) % 3)::INT + 1] AS mail,
    'code-' || (hash(range + 3) % 10000) AS code,
    ['DE', 'FR', 'US', 'GB', 'JP', 'IN'][(hash(range + 4) % 6)::INT + 1] AS country,
    ['red', 'green', 'blue', 'black'][(hash(range + 5) % 4)::INT + 1] AS colour,
    CASE WHEN hash(range + 6) % 50 = 0 THEN NULL ELSE (hash(range + 6) % 90)::INT END AS age,
    (hash(range + 7) % 1000000) / 7.0::DOUBLE AS income, (hash(range + 8) % 1000) / 1000.0::DOUBLE AS score,
    DATE '2020-01-01' + (hash(range + 10) % 1500)::INT AS day, (hash(range + 11) % 2)::INT AS label
    FROM range({rows})) TO '{folder}/data.parquet' (FORMAT parquet)""")
duckdb.sql(f"COPY (FROM '{folder}/data.parquet') TO '{folder}/data.csv' (HEADER)")
