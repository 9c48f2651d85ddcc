/** The layers of the picture in the README, and the order of the domain's modules. */
const ORDER = [
  ['values'],
  ['activity', 'pages'],
  ['templates', 'workspaces'],
  ['sites', 'mailboxes'],
  ['alerts', 'contacts', 'projects', 'tasks'],
  ['prospects', 'outbox'],
  ['discovery', 'links'],
  ['imports', 'journalists', 'profile'],
  ['scores'],
  ['triage'],
  ['sequences'],
  ['inbox'],
  ['reports'],
]

const domainOrder = ORDER.flatMap((line, at) =>
  line.map((name) => {
    const forbidden = [...line.filter((other) => other !== name), ...ORDER.slice(at + 1).flat()]
    return {
      name: `domain-order-${name}`,
      comment: `${name} may only use the modules above it`,
      severity: 'error',
      from: { path: `^app/domain/${name}/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: `^app/domain/(${forbidden.join('|')})/` },
    }
  }),
).filter((rule) => !rule.to.path.includes('()'))

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    ...domainOrder,
    never('no-rings', 'imports never run in a ring', {}, { circular: true }),
    never(
      'db-is-the-bottom',
      'the disk knows nobody above it',
      { path: '^db/', pathNot: '\\.test\\.ts$' },
      { path: '^(app|jobs|tests)/' },
    ),
    never(
      'gateways-know-no-nouns',
      'gateways are configured by value: no domain, no database; values are for everyone',
      { path: '^app/gateways/', pathNot: '\\.test\\.ts$' },
      { path: '^(db|jobs|tests|app/(routes|components|ui|cli|server|sandbox|domain/(?!values/)))' },
    ),
    never(
      'domain-knows-no-face',
      'rules know neither screens nor the clock',
      { path: '^app/domain/', pathNot: '\\.test\\.tsx?$' },
      { path: '^(jobs|tests|app/(routes|components|ui|cli|server|sandbox))/' },
    ),
    never(
      'pure-stays-pure',
      'a file without .server never imports one with it',
      { path: '^app/(domain|ui|components)/', pathNot: '(\\.server|\\.test)\\.tsx?$' },
      { path: '\\.server\\.ts', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'ui-speaks-no-nouns',
      'ui could ship in another product',
      { path: '^app/ui/' },
      { path: '^(db|jobs|app/(domain|components|routes|server))/' },
    ),
    never(
      'components-do-not-fetch',
      'components neither query nor decide',
      { path: '^app/components/' },
      { path: '^(jobs|app/(routes|server|gateways))/' },
    ),
    never(
      'routes-stand-alone',
      'no route uses another route',
      { path: '^app/routes/', pathNot: '\\.test\\.tsx?$' },
      { path: '^app/routes/', pathNot: '^app/routes/.*/\\+types/' },
    ),
    never(
      'jobs-do-not-call-the-web',
      'jobs are when, not what',
      { path: '^jobs/' },
      { path: '^app/(routes|components|ui|cli|sandbox)/' },
    ),
    never(
      'sandbox-stands-apart',
      'only the starter and tests know the sandbox',
      { path: '^(app/(domain|gateways|routes|components|ui|cli)|db|jobs)/' },
      { path: '^app/sandbox/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.react-router|build|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
