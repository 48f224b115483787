# The desk: registering visits, letters and calls; the slip; inviting officials. Everything here speaks to the
# registrar or the admin, never to the petitioner.
register-channel-question = Registering a matter: how did it come in?
register-channel-visit = Visit
register-channel-letter = Letter
register-channel-call = Phone call
register-channel-expects = Please press a button: visit, letter or phone call.

register-received-question = When was it received? Press a button, or type a date, such as 1 December.
register-received-noted = Received: { $date }
register-received-expects = Please press a button, or type a day that exists, like 2026-12-01, 12-01 or 1 December.
register-received-future = { $date } is still to come. The date of receipt can be today at the latest, for example: 1 December.
register-received-too-old = { $date } is too early: what was received up to { $days } days ago, on { $first } or later, can be registered here.

register-persons-question-visit = How many people came? Type a number, such as 3.
register-persons-question-letter = How many people signed the letter? Type a number, such as 3.
register-persons-one = 1
register-persons-expects = Please type the number of people, 1 to { $most }, for example: 3.
register-persons-representatives = A visit of { $persons } people. Those who come together choose representatives, { $max } at most ({ $law }). Please tell the visitors; the matter is registered all the same.

register-kind-question = Which kind of matter is it?
register-kind-suggestion = Suggestion
register-kind-appeal = Appeal for a solution
register-kind-accusation = Report of misconduct
register-kind-unknown = Not clear yet
register-kind-expects = Please press a button. Where it isn't clear, press "Not clear yet".
register-accusation = Misconduct of officials is reported to the discipline and supervision organ itself. National hotline: { $hotline }.
register-kind-not-taken = A report of misconduct is not taken down here: please give the petitioner the address and phone above. Everything else is kept. You can choose another kind, or press "{ button-stop }" to register nothing.

register-facts-question = What happened, as the petitioner tells it? When, where, and how?
register-facts-how = Take it down truthfully, in the petitioner's words (Regulations on Petition Work, article 19). Send as many messages as you like: text, recordings, photos of papers or of the letter. Press "Done" when everything is there.
register-facts-more = What was taken down is kept. Anything to add? If not, press "Done".
register-facts-anew = Delete and start again
register-facts-emptied = Deleted. Please take it down again.
register-facts-expects = Please take down what happened: text, recordings, photos, videos or files. Stickers don't count.
register-file-too-big = "{ $name }" has { $size } MB, which is too big: at most { $limit } MB can be taken. What was entered is kept. Please send a smaller one, or several parts; the original stays in the office's file.

register-request-question = What does the petitioner want done? One or two sentences.
register-request-expects = Please type what the petitioner wants done. For example: pay the compensation that is owed.
register-request-too-long = The request is too long by { $over } characters; at most { $limit }. For example: pay the compensation that is owed.
register-request-too-short = The request is too short. For example: pay the compensation that is owed.

register-place-question = Where did it happen? Press a region, or type an address.
register-place-unplaced = Noted, but I can't see which county that is in. Please press a region; if it is none of them, or not known, press "Somewhere else, or not known".
register-place-elsewhere = Somewhere else, or not known
register-place-whole = Township not known

register-about-question = Which office or person is it about, as the petitioner says? If none, press "Skip".
register-about-why = Whoever is named will not get this petition and cannot see it.
register-about-told = Noted. The officials who see this line must not pass the petition to whoever is named.
register-about-expects = Please type which office or person the petitioner names, or press "Skip".

register-who-question = Who is the petitioner? Please type name, phone and address, with commas between; without phone or address, leave them out. For example: Wang Xiaoming, 13800000000, 5 Guangming Street, Huoqiu County.
register-who-anonymous-means = Without a name, no written notice is owed and no review can be asked for later. Please tell the petitioner.
register-who-as-confidential = Name kept from the handling office
register-who-as-anonymous = Without a name
register-who-confidential = Name, phone and address stay with the petition office; the handling office will not see them. Please type name, phone and address, with commas between.
register-who-missing-name = The phone is noted. Please type the petitioner's name as well, or press "Without a name".
register-who-expects = Please type the petitioner's name, phone and address, for example: Wang Xiaoming, 13800000000, 5 Guangming Street, Huoqiu County; or press a button.
register-who-own-contact = That is the registrar's own contact. Please type the petitioner's name and phone.
register-who-address-too-long = The address is too long by { $over } characters; at most { $limit }. For example: 5 Guangming Street, Chengguan Town, Huoqiu County.
register-words-address = home address, postal address, address, lives at, living at

register-first-question = Is this the first time, or was it handed in before?
register-first-first = First time
register-first-repeat = Repeat
register-first-unknown = Not known (taken as the first time)
register-first-expects = Please press a button: first time or repeat. Where it isn't known, it is taken as the first time.

register-category-unknown = Not clear yet
register-category-expects = Please press the one that comes nearest. Where it isn't clear, press "Not clear yet".

register-summary-title = Please check, and best read it out to the petitioner. Anything can be changed:
register-summary-came-visit = { $persons ->
        [one] Visit of { $persons } person, { $received }
       *[other] Visit of { $persons } people, { $received }
    }
register-summary-came-letter = { $persons ->
        [one] Letter signed by { $persons } person, received { $received }
       *[other] Letter signed by { $persons } people, received { $received }
    }
register-summary-came-call = Phone call, { $received }
register-summary-who-named = Petitioner: { $name }, { $phone }, { $address }
register-summary-who-confidential = Petitioner: { $name }, { $phone }, { $address } (kept from the handling office)
register-summary-who-anonymous = Petitioner: without a name
register-no-phone = no phone
register-no-address = no address
register-summary-first = First time
register-summary-repeat = Repeat: handed in before
register-summary-truth = By pressing "Submit" you state that this truthfully records what the petitioner said and handed in (Regulations on Petition Work, article 19). The number and the slip come next.
register-summary-expects = Please check what is above. Press "Submit" if it is right, or the line that you want to change.
register-correct-channel = Change: how it came in
register-correct-received = Change: date received
register-correct-persons = Change: how many people
register-correct-who = Change: petitioner
register-correct-first = Change: first or repeat

register-slip-head = Registered. Please read this slip out, print it or copy it for the petitioner:
register-slip = Petition slip
    Number: { $number }
    Code: { $code }
    Received { $received }, registered by { $office }
    Registered is not yet accepted. By { $sortBy } it goes to the competent office.
    To follow it: send number and code together to the petition bot, or call { $phone }.
    Keep the code safe and give it to nobody.

# Roles
role-citizen = citizen
role-registrar = { people-role-registrar }
role-handler = { people-role-handler }
role-unit-lead = { people-role-unit-lead }
role-supervisor = { people-role-supervisor }
role-leader = { people-role-leader }
role-duty-officer = { people-role-duty-officer }
role-roster-manager = { people-role-roster-manager }
role-analyst = { people-role-analyst }
role-admin = { people-role-admin }

invite-role-question = Inviting a colleague: for which role?
invite-role-expects = Please press a button with the role. Only whoever runs the system invites an admin.
invite-unit-question = In which office, as { $role }? Press one, or type its name.
invite-unit-which = More than one office is called that. Please press one, or type the full name.
invite-unit-expects = Please press an office, or type its name.
invite-unit-unknown = No such office was found. Please type its full name. For example: { $example }.
invite-name-question = What is the colleague's name? For example: Wang Fang.
invite-name-expects = Please type the colleague's name, for example: Wang Fang.
invite-name-wrong = The name is not right: letters only, 1 to { $limit }. For example: Wang Fang.
invite-confirm = Please check: { $name } is invited as { $role } of { $unit }.
invite-confirm-means = The link is good for { $days } days and for one person. Once it is used, it takes effect when the lead of that office confirms it.
invite-confirm-expects = Please check what is above. Press "Confirm" if it is right, or "Back" if it isn't.
invited-head = Invited: { $name }, { $role }, { $unit }. Please pass this on to that person only; it is shown just once:
invited-link = { $link }
invited-line = There is no link. The person sends this line to the bot:
    { $line }
invited-until = Good until { $expires }, { $time }, for one person. Once it is used, it takes effect when the lead of that office confirms it.
