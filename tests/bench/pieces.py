"""Text of ordinary files, as a program of any trade has them: what tree.py fills its trees with."""

import re

THINGS = ("invoice shipment order customer warehouse pallet carrier tariff booking quote vendor "
          "ledger payment refund coupon product category stock supplier contract address "
          "driver vehicle route parcel depot manifest label scan claim report schedule shift "
          "region currency discount message template document audit setting").split()
DETAILS = ("total weight status name reference quantity price dueDate createdAt updatedAt notes "
           "country city phone priority volume distance progress margin rate code color").split()
DEEDS = ("load save merge format normalize validate archive restore assign compute collect "
         "group filter sort import export print split close open send check apply rank").split()
TRAITS = ("pending active archived overdue partial internal external daily weekly monthly late "
          "empty full default current next previous bulk single remote local").split()
LAYOUT = ("flex items-center justify-between gap-2 gap-4 rounded-md border p-4 px-3 py-2 text-sm "
          "text-muted font-medium bg-card shadow-sm hover:bg-accent w-full truncate").split()
WORDS = ("the of and a to in is for that on with by as from are be this it when which each one not "
         "has can only after before between order carrier depot price week table list page value "
         "team import sheet driver label stock").split()


class Names:
    """What a piece of code calls its things: new ones for each piece."""

    def __init__(self, random):
        random.drawn += 1
        self.thing = thing = THINGS[random.drawn % len(THINGS)]
        self.trait = trait = TRAITS[random.drawn // len(THINGS) % len(TRAITS)]
        self.deed, self.other = random.pick(DEEDS), random.pick(THINGS)
        self.type = trait.capitalize() + thing.capitalize()
        self.call = self.deed + self.type
        self.view = self.type + random.pick(("Card", "List", "Table", "Form", "Panel", "Badge"))
        self.hook = "use" + self.type
        first = random.below(len(DETAILS))
        self.first, self.second, self.third = ((DETAILS + DETAILS)[first + step] for step in (0, 1, 2))
        self.number = random.below(900) + 10
        self.look = " ".join(random.pick(LAYOUT) for _ in range(4))
        self.upper = f"{trait}_{thing}".upper()
        self.says = sentence(random)


PLACE = re.compile(r"\$(thing|other|trait|deed|type|call|view|hook|first|second|third|number|look|upper|says)")


def fill(text, random):
    """Returns the piece with names of its own."""
    names = Names(random)
    return PLACE.sub(lambda match: str(getattr(names, match.group(1))), text)


def sentence(random):
    words = [random.pick(WORDS) for _ in range(6 + random.below(9))]
    return " ".join(words).capitalize() + "."


SERVICES = ["""\
export interface $type {
  id: string;
  $first: number;
  $second: string;
  $third?: string | null;
  $other: { id: string; label: string }[];
}
""", """\
// $says
export async function $call(id: string, options: { limit?: number; signal?: AbortSignal } = {}) {
  const rows = await db.$thing.findMany({
    where: { $otherId: id, deletedAt: null },
    orderBy: { $first: 'desc' },
    take: options.limit ?? $number,
  });
  if (rows.length === 0) {
    logger.debug({ id }, 'no $thing for this $other');
    return [];
  }
  return rows.map((row) => ({ ...row, $second: row.$second ?? '$trait' }));
}
""", """\
export const $upper = {
  $first: $number,
  $second: '$trait-$thing',
  $third: ['$thing', '$other', '$deed'],
} as const;
""", """\
/**
 * $says
 */
export function $call(items: readonly { $first: number; $second: string }[]) {
  const groups = new Map<string, number>();
  for (const item of items) {
    groups.set(item.$second, (groups.get(item.$second) ?? 0) + item.$first);
  }
  return [...groups.entries()].sort(([, a], [, b]) => b - a).slice(0, $number);
}
""", """\
const $typeSchema = z.object({
  $first: z.number().int().min(0).max($number),
  $second: z.string().trim().min(1),
  $third: z.enum(['$trait', '$deed', '$other']).optional(),
});

export type $typeInput = z.infer<typeof $typeSchema>;
""", """\
export class $typeRepository {
  private readonly cache = new Map<string, $type>();

  constructor(private readonly client: Client, private readonly prefix = '$thing') {}

  async find(id: string): Promise<$type | undefined> {
    const known = this.cache.get(id);
    if (known) {
      return known;
    }
    const response = await this.client.get(`/${this.prefix}/${id}`, { retries: 3 });
    if (!response.ok) {
      throw new Error(`$thing ${id} could not be read: ${response.status}`);
    }
    const value = (await response.json()) as $type;
    this.cache.set(id, value);
    return value;
  }
}
""", """\
export function $callReducer(state: $typeState, event: $typeEvent): $typeState {
  switch (event.type) {
    case '$thing/loaded':
      return { ...state, $first: event.payload.$first, loading: false };
    case '$thing/failed':
      return { ...state, error: event.error.message, loading: false };
    default:
      return state;
  }
}
""", """\
const $callBase = process.env.$upper_URL ?? 'http://localhost:$number0';

export async function $callRemote(input: Record<string, unknown>) {
  const answer = await fetch(`${$callBase}/v1/$things`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(input),
  });
  return answer.status === 204 ? null : answer.json();
}
""", """\
export const is$type = (value: unknown): value is $type =>
  typeof value === 'object' && value !== null && '$first' in value && '$second' in value;
"""]

COMPONENTS = ["""\
type $viewProps = {
  $first: number;
  $second: string;
  onSelect?: (id: string) => void;
};

export function $view({ $first, $second, onSelect }: $viewProps) {
  const [open, setOpen] = useState(false);
  const label = useMemo(() => `${$second} (${$first})`, [$first, $second]);

  return (
    <section className="$look" aria-expanded={open}>
      <h3 className="text-sm font-medium">{label}</h3>
      <button type="button" onClick={() => setOpen((before) => !before)}>
        {open ? 'Hide' : 'Show'} $thing
      </button>
      {open && <p onClick={() => onSelect?.('$other')}>$says</p>}
    </section>
  );
}
""", """\
export const $hook = (id: string) => {
  const [data, setData] = useState<$type[]>([]);
  const [error, setError] = useState<Error | null>(null);

  useEffect(() => {
    let left = false;
    $deed$type(id).then(
      (rows) => !left && setData(rows),
      (reason) => !left && setError(reason)
    );
    return () => {
      left = true;
    };
  }, [id]);

  return { data, error, loading: data.length === 0 && !error };
};
""", """\
export function $viewRows({ rows }: { rows: $type[] }) {
  return (
    <table className="$look">
      <thead>
        <tr>
          <th>$first</th>
          <th>$second</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-state={row.$second === '$trait' ? 'selected' : undefined}>
            <td>{row.$first.toLocaleString()}</td>
            <td title={row.$third ?? ''}>{row.$second}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
""", """\
export const $typeIcon = (props: ComponentProps<'svg'>) => (
  <svg width="24" height="24" viewBox="0 0 24 24" fill="none" {...props}>
    <path d="M4 $number.2C4 7.6 7.6 4 12 4s8 3.6 8 8.2-3.6 8.3-8 8.3-8-3.7-8-8.3Z" stroke="currentColor" />
    <path fillRule="evenodd" d="M12 8v4.$numberl2.6 2.6" strokeWidth="1.5" strokeLinecap="round" />
  </svg>
);
""", """\
export function $viewDialog({ onClose }: { onClose: () => void }) {
  const { control, handleSubmit, formState } = useForm<{ $first: string }>({
    defaultValues: { $first: '$number' },
  });

  return (
    <Dialog title="$deed $thing" onClose={onClose}>
      <form className="$look" onSubmit={handleSubmit((values) => $call(values))}>
        <Field label="$first" error={formState.errors.$first?.message} control={control} />
        <Button type="submit" disabled={formState.isSubmitting}>Save $trait $thing</Button>
      </form>
    </Dialog>
  );
}
"""]

SCRIPTS = ["""\
const $upper = $number;

export function $call(lines) {
  return lines.filter((line) => line.startsWith('$thing')).map((line) => line.split(':')[1] ?? '$trait');
}

// $says
console.log($call(process.argv.slice(2)).join('\\n'), $upper);
"""]

TESTS = ["""\
describe('$call', () => {
  const $thing = { id: '$thing-$number', $first: $number, $second: '$trait', $other: [] };

  beforeEach(() => {
    vi.clearAllMocks();
    vi.spyOn(client, 'get').mockResolvedValue(new Response(JSON.stringify($thing)));
  });

  it('$says', async () => {
    const result = await $call($thing.id);
    expect(result).toHaveLength(1);
    expect(result[0]).toMatchObject({ $first: $number, $second: '$trait' });
  });

  it('fails where there is no $other', async () => {
    await expect($call('')).rejects.toThrow(/could not be read/);
  });
});
"""]

STYLES = ["""\
.$thing-$trait {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax($numberpx, 1fr));
  color: var(--$trait-foreground);
}

.$thing-$trait > .$other:hover {
  border-color: rgb(24 24 27 / 0.$number);
}
"""]

# Coordinates are drawn for each.
DRAWINGS = ["""\
  <path d="M$number.5 12C$number 7.58 16.42 4 12 4l-$number.25 3.9c0 4.1 3.6 8.1 $number 8.1Z" fill="#$number7a1f" />
  <circle cx="$number" cy="12.5" r="9.$number" stroke="currentColor" stroke-width="1.5" />
"""]

PAGES = ["""\
## $type

$says $says $says

- $first: $says
- `$second`: $trait

```ts
const $thing = await $call('$number');
```
"""]

JOBS = ["""\
  $deed-$thing:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: pnpm --filter $trait-$thing test
        env:
          $upper: '$number'
"""]

# Words that may be Clerk's and here are another's, in how many of 1,000 code files: as counted in a
# public repository of 4,922, where with the controllers below 50 in 1,000 hold one of them.
LOOKALIKES = [
    (10, "export const $callViewer = () => session.auth();\n"),
    (6, "export const $callFor = (orgId: string) => $call({ tenant: orgId, limit: $number });\n"),
    (4, "import { NestFactory } from '@nestjs/core';\n\nexport async function $callBootstrap() {\n"
        "  const app = await NestFactory.create($typeModule);\n  await app.listen($number0);\n}\n"),
    (3, "container.register('$call', () => new $typeRepository(client));\n"),
    (3, "export const $callToken = () => storage.getToken('$thing');\n"),
    (3, "import express from 'express';\n\nexport const $callRouter = express.Router();\n"
        "$callRouter.get('/$things', (request, response) => response.json($call(request.query)));\n"),
    (2, "import { MiddlewareConsumer, NestModule } from '@nestjs/common';\n\n"
        "export class $typeModule implements NestModule {\n  configure(consumer: MiddlewareConsumer) {\n"
        "    consumer.apply(Logger).forRoutes('$things');\n  }\n}\n"),
    (2, "import { verify } from 'jsonwebtoken';\n\n"
        "export const $callSigned = (token: string) => verify(token, key);\n"),
    (1, "export const $callScopes = ['oauth_$thing', 'email_code'];\n"),
    (13, "import { $call } from './actions/$thing';\n"),
]

# The same in 1,000 components.
LOOKALIKE_COMPONENTS = [
    (34, "export function $viewGate() {\n  const { account } = useAuth();\n"
         "  return account ? <$view /> : null;\n}\n"),
    (10, "export const pick$type = () => <OrganizationPicker kind=\"$thing\" />;\n"),
    (8, "export const $callRoutes = <Route path=\"/$things\" element={<$view />} />;\n"),
]

# What an API has in many files, and others in none.
CONTROLLER = """\
import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';

@Controller('$trait-$things')
export class $typeController {
  constructor(private readonly $things: $typeService) {}

  @Get(':id')
  find(@Param('id') id: string) {
    return this.$things.find(id, { $first: $number });
  }

  @Post()
  async create(@Body() body: $typeInput) {
    return this.$things.$deed({ ...body, $second: '$trait' });
  }

  @Delete(':id')
  remove(@Param('id') id: string) {
    return this.$things.remove(id);
  }
}

"""

# What a file of an app that has Clerk asks of it, and how often of 8.
CLERK_USES = [
    (4, "'use client';\n\nimport { useUser } from '@clerk/nextjs';\n\nexport function $viewOwner() {\n"
        "  const { user, isLoaded } = useUser();\n  if (!isLoaded) {\n    return null;\n  }\n"
        "  return <span className=\"$look\">{user?.fullName}</span>;\n}\n"),
    (2, "'use client';\n\nimport { useAuth } from '@clerk/nextjs';\n\nexport function $hookToken() {\n"
        "  const { getToken } = useAuth();\n  return () => getToken();\n}\n"),
    (1, "import { auth } from '@clerk/nextjs/server';\n\nexport async function $callOwn() {\n"
        "  const { userId } = await auth();\n  return userId ? $call(userId) : [];\n}\n"),
    (1, "import { SignedIn, UserButton } from '@clerk/nextjs';\n\nexport const $viewCorner = () => (\n"
        "  <SignedIn>\n    <UserButton />\n  </SignedIn>\n);\n"),
]
