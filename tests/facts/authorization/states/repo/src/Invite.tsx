import { useOrganization } from "@clerk/clerk-react";
import React, { useEffect, useState } from "react";
import { useState as useOther } from "./own";

const CHOICES = [{ key: "org:chosen" }, { key: "org:listed" }];

export function Known() {
	const { organization } = useOrganization();
	const [role, setRole] = useState("org:member");
	const [later, setLater] = React.useState("");
	const [title, setTitle] = useState("org:title");
	useEffect(() => setLater("org:later"), [setLater]);
	const send = () => {
		organization.inviteMember({ emailAddress: title, role });
		organization.addMember({ userId: "u", role: later });
		setRole((before) => "org:next");
		setTitle("org:name");
	};
	return CHOICES.map((it) => <li onClick={() => setRole(it.key)} onDoubleClick={send} />);
}

export function Open() {
	const { organization } = useOrganization();
	const [role, setRole] = useState(() => "org:first");
	const [own] = useOther("org:own");
	organization.inviteMember({ emailAddress: "a@b.c", role });
	organization.addMember({ userId: "u", role: own });
	return <select onChange={setRole} />;
}
