# First screen, commands, help, privacy, language, danger.
plain = { $words }
number-marked = { $number } ({ $mark })
mark = [{ $mark }]
mark-demo = [{ $mark }: reaches no office]

menu-welcome = Hello! This is the petition service of { $office }. 中文：这里是信访服务，发 /language 就能用中文办。
menu-what = What would you like to do? Press a button, or type what it says.
menu-draft = You have an unfinished petition. Everything is still there: press "Go on".
expects-offered = I did not understand that. Please press a button, or type its words or its number. For the beginning, send /start.
expects-menu = I did not understand that. Please press a button, or type what it says.
operator = { $name }
    Address: { $address }
    Phone: { $phone }
    Hours: { $hours }
    Web: { $page }
office-hours = Open: { $hours }
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
words-help = help, contact
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

help-what = Here you can report a problem or make a suggestion. You get a number, and you can see at any time how it stands.
help-words =
    You can type a word:
    my or progress: your petitions, and what comes next
    help: this message
    human: whom you can call or visit
    file: report a problem
    cancel: give up what you are filling in
help-commands =
    Or send one of these:
    /new File a petition
    /my My petitions
    /status and a number: how a case stands
    /language Change the language
    /privacy How your data is kept
    /cancel Give up what you are filling in
help-danger = Is somebody in danger? Press "{ button-danger }", or write "danger", at any time.
help-steps =
    How it goes on:
    1. Registered: you get a number.
    2. Sent on: it goes to the office in charge within { $sorting }.
    3. Told: within { $telling } that office tells you what it received and how it goes on.
    4. Accepted: it says whether it accepts your matter.
    5. Answered: you get the answer in writing within { $handling } after that.
help-extension = If the matter is complex, the answer may take longer, by { $extension } at most in all. The head of the office must approve that, and you are told why.
help-exceptions =
    These days come from: { $rules }.
    Some matters have a procedure of their own, such as court or labour arbitration. The limits there come first.
    For those and for suggestions the answer has no legal limit here. You are then shown the office's own target.
    Without a name, no written notice is owed to you.
    Your own dates stand in /my.
help-days-calendar = { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
help-days-working = { $days ->
        [one] { $days } working day
       *[other] { $days } working days
    }
help-law = Nobody may take revenge on you for a petition (Regulations on Petition Work, article 18).
help-ways = You can reach the office in four ways: this chat, a letter, a visit, or a phone call. If you get a number and a code there, you can follow it here too.
help-runs = Who runs this service:
help-runs-unnamed = Who runs this service is not stated yet.

privacy-kept =
    What we keep: what happened, what you want, where, your files, and what you add later.
    Who you are: your name, phone and address, if you give them.
    Also how to reach this chat, and your language.
privacy-where = Where: in this service's own store. Your words, your files, who you are and how to reach you are encrypted there. None of it is written into logs.
privacy-how-long = How long: nothing that you submit is deleted here by itself. It is kept as long as the office's rules for files demand.
privacy-draft = What you have not submitted can be deleted at any time with /cancel, files included.
privacy-messenger = Everything that you type or send here passes through the servers of this messenger, which may be abroad. It stays in this chat, even after /cancel. If you don't want that, you can come to the office, call, or write a letter: see /help.
privacy-person = Who you are, and your files: the petition office can open them, and so can the office that handles your matter. If you keep your name from the handling office, it can open neither. It still reads your words, so leave your name out of them.
privacy-looks = Each time an office opens who you are or your files, the office and the day are recorded. To see it: send /my, open your petition, press "{ button-own }", then "{ button-own-looks }".
privacy-rights =
    There you can also press:
    "{ button-own-correct }", if you gave a name
    "{ button-own-export }", to have all that is kept about it
    "{ button-own-retract }", until the answer has reached you. It is then no longer handled, but it stays on file.
privacy-lock = Do others use your phone? Send /my and press "{ button-pin }".
privacy-who = Whoever runs this service answers for your data. /help says who that is.
