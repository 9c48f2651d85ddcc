import { DuckDBInstance } from '@duckdb/node-api'

/** The same question asked of DuckDB: how many edges lead to each of some sites. */
const [path, wanted] = process.argv.slice(2)
const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '200MB' })
const connection = await instance.connect()
const answer = await connection.runAndReadAll(
  `select target, count(*) from read_csv('${path}', delim = '\\t', header = false, auto_detect = false,
     columns = { 'source': 'INTEGER', 'target': 'INTEGER' }) where target in (${wanted}) group by target`,
)
console.log(String(answer.getRows()))
