create table odd using parquet as select i as id, cast(i%7 as smallint) as small, cast(i as bigint)*1000000007 as big, cast(i*1.5 as decimal(12,2)) as amount, cast(cast(i as decimal(20,10))/3 as decimal(30,10)) as free,
 case when i%50=0 then null when i%101=0 then double('NaN') else i/7d end as score, cast(i/10d as float) as single,
 case when i%13=0 then null else element_at(array('new','paid','sent','Ünïcode','a b c d e',''),1+i%6) end as status,
 'K'||lpad(cast(i%400 as string),6,'0') as code, (case when i%3=0 then cast(i as string) when i%3=1 then ' '||cast(i as string)||'.50' else 'x'||cast(i as string) end) as mixed, cast(i as string) as digits,
 (case when i%5=0 then null else i%2=0 end) as flag, date_add(date'2024-01-01', i%400) as day, timestamp_ntz'2024-01-01 00:00:00.250' + make_dt_interval(0,i) as at,
 timestamp'2024-01-01 00:00:00+02:00' + make_dt_interval(0,0,i) as atz, cast(rpad('c'||cast(i%5 as string),6,' ') as string) as padded, md5(cast(i as string)) as key, '{"a":'||cast(i%3 as string)||'}' as doc,
 i%10 as `select`, i%11 as `Quoted "Name"` from (select cast(id as int) as i from range(1,3001))
