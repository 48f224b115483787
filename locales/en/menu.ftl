# First screen, commands, help, privacy, language, danger.
plain = { $words }
number-marked = { $number } ({ $mark })
mark = [{ $mark }]
mark-demo = [{ $mark }: reaches no office]

menu-welcome = Hello! This is the petition service of { $office }. 中文：请发 /language
menu-what = What would you like to do? Press a button, or type what it says.
menu-draft = You have an unfinished petition. Everything is still there: press "Go on".
expects-menu = I did not understand that. Please press a button, or type what it says.
operator = { $name }
    Address: { $address }
    Phone: { $phone }
    Hours: { $hours }
    Web: { $page }
office-address = { $name }
    Address: { $address }
    Phone: { $phone }

moved-on = This button has moved on. Nothing was changed. Here is where we are now:
command-unknown = There is no such command.
command-failed = That did not work. What you entered is kept. Please try again later; if it still fails, please call the petition office.
put-aside = Your last message could not be handled. Please try to send it another way. What you entered before is kept.
press-not-saved = Not saved. Please press again later.
elsewhere =
    请不要在这里说。为了保护您，请私聊我：{ $link }
    Please do not tell it here. To protect you, write to me in private: { $link }
elsewhere-button = 请私聊我 / Write to me in private

command-start = First screen
command-new = File a petition
command-my = My petitions
command-status = How a case stands
command-help = Help and contact
command-language = Change the language
command-privacy = How your data is kept
command-cancel = Give up what you are filling in

words-start = start, menu, home
words-new = file, new, complain, complaint
words-my = my, mine, my cases, progress
words-help = help, human, contact, phone
words-language = language, chinese
words-privacy = privacy
words-anonymous = anonymous, anonymously, no name
words-person-labels = my name is, my phone is, name, phone number, phone, mobile, tel, i am
words-cancel = cancel, give up

cancel-question = Give up what you are filling in? It cannot be brought back.
expects-cancel = Please press a button: delete it, or go on.
cancel-nothing = There is nothing being filled in right now.
cancelled = The draft is deleted.
reopen-question = You have an unfinished petition. Go on with it, or start again?
expects-reopen = Please press a button: go on, or start again.

language-question = Choose your language. 请选择语言。
expects-language = Choose your language. 请选择语言。
language-set = All right, we go on in English.
language-name-zh-CN = 中文
language-name-en = English

danger-now = Call at once. Do not wait for an answer here:
danger-number = { $number } { $name }
danger-duty = Petition office, duty phone: { $phone }
danger-demo = The duty phone given here is for the demo only. In real danger call 110, 119 or 120.

help-what = Here you can report a problem or make a suggestion, get a number, and see at any time how it stands.
help-commands =
    /new File a petition
    /my My petitions
    /status and a number: how a case stands
    /language Change the language
    /privacy How your data is kept
    /cancel Give up what you are filling in
help-law = The petition office registers what it receives, and passes it to the competent office within 15 days (Regulations on Petition Work, article 22). Nobody may take revenge on you for a petition (article 18).

privacy-kept = We keep what you tell us: what happened, what you want, where, your files, and the name and phone that you choose to give.
privacy-where = It is kept encrypted on the server of this service. None of it is written into logs.
privacy-draft = What you have not submitted can be deleted at any time with /cancel, files included.
