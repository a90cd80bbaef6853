import { Can, Guarded, Panel, Shown } from "./can";

const RULES = { edit: { permission: "org:posts:edit" } };

export default function Page() {
  return (
    <>
      <Can when={{ permission: "org:posts:read" }}>read</Can>
      <Can when={RULES.edit}>edit</Can>
      <Shown rule={{ role: "org:editor" }}>shown</Shown>
      <Guarded need={{ all: { plan: "gold" }, never: { plan: "lead" } }}>gold</Guarded>
      <Panel when={{ role: "org:nothing" }}>asks nobody</Panel>
    </>
  );
}
