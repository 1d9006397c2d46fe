"""Invented lists of members as other programs write them."""

from __future__ import annotations

TABLE = (
    "Name,E-mail,Organisation,Job title,Role,Representing,Phone\r\n"
    "Ines Okafor,ines@harbour.example,Harbour Trust,Chief Executive,Chair,,01 234\r\n"
    '"Brandt, Tom",tom@port.example,Port Authority,Harbour Master,Member,All ports,\r\n'
    "Zoë Müller,zoe@county.example,County Council,Director,Lay member,,\r\n"
)

CARDS = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\n"
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=C3=\r\n=AB;;Dr;\r\n"
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB M=C3=BCller\r\n"
    "ORG:County Council;Finance\r\nTITLE:Director\\, Finance\r\n"
    "EMAIL;INTERNET:private@home.example\r\nEMAIL;INTERNET;PREF:zoe@county.example\r\n"
    "PHOTO;ENCODING=BASE64:/9j/4AAQSkZJRgABAQ\r\n AAAQABAAD\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:individual\r\nFN:Brandt\\, Tom\r\nN:Brandt;Tom;;;\r\n"
    'item1.EMAIL;TYPE="work,home";PREF=1:tom@port\r\n .example\r\nROLE:Chair\r\nEND:VCARD\r\n'
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Fisk;Lena;;;\r\nFN:Lena Fisk\r\nORG:Port Authority\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:The whole board\r\nEND:VCARD\r\n"
)

INVITATION = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VTIMEZONE\r\nTZID:Harbour\r\nEND:VTIMEZONE\r\n"
    "BEGIN:VEVENT\r\nUID:1@harbour.example\r\nSUMMARY:Harbour Trust Board\r\nDTSTART:20260312T140000Z\r\n"
    "ORGANIZER;CN=Gus Wren:mailto:gus@harbour.example\r\n"
    'ATTENDEE;CN="Brandt, Tom (Port Authority)";ROLE=CHAIR;PARTSTAT=ACCEPTED:MAILTO:tom@port.\r\n example\r\n'
    "ATTENDEE;CN=lena.fisk@port.example;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:lena.fisk@port.example\r\n"
    "ATTENDEE;ROLE=OPT-PARTICIPANT:una.reed@county.example\r\n"
    "ATTENDEE;CUTYPE=ROOM;CN=Quay Room:mailto:quay@harbour.example\r\n"
    "ATTENDEE;CUTYPE=RESOURCE;CN=Projector:mailto:projector@harbour.example\r\n"
    "DESCRIPTION:Papers follow: bring the plans\\, please\r\n"
    "BEGIN:VALARM\r\nACTION:EMAIL\r\nATTENDEE:mailto:alarm@harbour.example\r\nEND:VALARM\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2@harbour.example\r\n"
    "ATTENDEE;CN=Tom Brandt:mailto:TOM@port.example\r\nATTENDEE;CN=Nell Ash:mailto:nell@harbour.example\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)

BY_ENDING = {".csv": TABLE, ".vcf": CARDS, ".ics": INVITATION}
