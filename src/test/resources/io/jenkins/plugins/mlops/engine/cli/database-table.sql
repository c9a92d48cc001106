create table odd as select i as id, (i%7)::smallint as small, i::bigint*1000000007 as big, (i*1.5)::numeric(12,2) as amount, (i/3.0)::numeric as free,
 case when i%50=0 then null when i%101=0 then 'NaN'::float8 else i/7.0 end::float8 as score, (i/10.0)::real as single,
 case when i%13=0 then null else (array['new','paid','sent','Ünïcode','a b c d e',''])[1+i%6] end as status,
 'K'||lpad((i%400)::text,6,'0') as code, (case when i%3=0 then i::text when i%3=1 then ' '||i||'.50' else 'x'||i end) as mixed, i::text as digits,
 (case when i%5=0 then null else i%2=0 end) as flag, date '2024-01-01' + i%400 as day, timestamp '2024-01-01 00:00:00.25' + i*interval '1 hour' as at,
 timestamptz '2024-01-01 00:00:00+02' + i*interval '1 minute' as atz, ('c'||i%5)::char(6) as padded, md5(i::text)::uuid as key, jsonb_build_object('a',i%3) as doc,
 i%10 as "select", i%11 as "Quoted ""Name""" from generate_series(1,3000) i;
