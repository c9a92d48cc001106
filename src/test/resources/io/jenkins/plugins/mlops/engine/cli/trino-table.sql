create table odd as select i as id, cast(i%7 as smallint) as small, cast(i as bigint)*1000000007 as big, cast(i*1.5 as decimal(12,2)) as amount, cast(cast(i as decimal(20,10))/3 as decimal(30,10)) as free,
 case when i%50=0 then null when i%101=0 then nan() else i/7e0 end as score, cast(i/10e0 as real) as single,
 case when i%13=0 then null else element_at(array['new','paid','sent','Ünïcode','a b c d e',''],1+i%6) end as status,
 'K'||lpad(cast(i%400 as varchar),6,'0') as code, (case when i%3=0 then cast(i as varchar) when i%3=1 then ' '||cast(i as varchar)||'.50' else 'x'||cast(i as varchar) end) as mixed, cast(i as varchar) as digits,
 (case when i%5=0 then null else i%2=0 end) as flag, date '2024-01-01' + i%400*interval '1' day as day, timestamp '2024-01-01 00:00:00.250' + i*interval '1' hour as at,
 with_timezone(timestamp '2024-01-01 00:00:00', '+02:00') + i*interval '1' minute as atz, cast('c'||cast(i%5 as varchar) as char(6)) as padded, cast(cast(lower(to_hex(md5(to_utf8(cast(i as varchar))))) as varchar) as varchar) as key, json_parse('{"a":'||cast(i%3 as varchar)||'}') as doc,
 i%10 as "select", i%11 as "quoted ""name""" from unnest(sequence(1,3000)) t(i)
