# Filing a petition: from the kind of matter to submitting it.
form-progress = { $number } of { $of }
form-noted = All right.
form-not-here = There is no such button here. Nothing was changed.
form-skipped = All right, skipped.
form-file-not-taken = This file was not taken: something else is asked here. You can send it later with "{ button-verb-add }" in your case.
form-edit-not-taken = Changing an earlier message does not change what is saved. To add or correct something, send a new message.

intake-kind-question = What is it about?
intake-kind-appeal = A problem to be solved
intake-kind-suggestion = A suggestion
intake-kind-accusation = Misconduct of an official
intake-kind-unknown = I don't know
intake-kind-expects = Please press a button first. If you are not sure, press "I don't know".

intake-accusation = Please report misconduct of officials to the discipline and supervision body itself. National hotline: { $hotline }.
intake-accusation-organ = { $name }
    Address: { $address }
    Phone: { $phone }
intake-accusation-nothing-kept = Such reports cannot be taken here yet, and nothing that you said was kept. To file something else, press another button.

intake-consent-kept = Before we begin: we keep what you tell us, in order to handle your matter. That is what happened, what you want, where, and your files. Your name and phone are kept if you choose to give them.
intake-consent-messenger = Your messages pass through the servers of this messenger, which may be abroad. If you don't want that, you can come to the office, call, or write a letter.
intake-consent-seen = Who can see it: the petition office that receives it (city or county) and the staff who handle the matter. The office or person it is about cannot.
intake-consent-question = Do you agree?
intake-consent-expects = Please press "I agree" or "I do not agree". We can go on once you agree.
intake-consent-needed = Without your consent it can't go on here. You can also turn to the office in another way:
intake-draft-kept = What you told before is kept. To delete it, send /cancel; to go on, choose something else.
intake-consent-refused = All right, nothing was kept. You can also turn to the office in another way:

intake-facts-question = What happened? When, where, and how?
intake-facts-how = Send as many messages as you like: text, voice, photos, videos, files, forwards. Press "Done" when you have told everything.
intake-facts-more = What you told is kept. Anything to add? If not, press "Done".
intake-facts-counted = Received: { $count }.
intake-facts-count = { $texts ->
        [one] { $texts } text
       *[other] { $texts } texts
    }, { $files ->
        [one] { $files } file
       *[other] { $files } files
    }
intake-facts-go-on = You can send more. Press "Done" when that is all.
intake-facts-emptied = Deleted. Please tell it again.
intake-facts-expects = This was not understood. Please tell what happened: text, voice, photos, videos or files.
intake-facts-too-long = Too long by { $over } characters: this message was not taken. All texts together may have { $limit } characters; the { $kept } before are kept. Please shorten it, or send it as a file.
intake-facts-too-many = At most { $limit } messages can be taken. This one was not; the others are kept. Please press "Done".
intake-file-too-big = "{ $name }" has { $size } MB, which is too big: at most { $limit } MB can be taken here. What you entered is kept. Please send a smaller one, or several parts; or hand it in at { $office } ({ $address }).

file-photo = photo
file-document = file
file-voice = voice message
file-audio = recording
file-video = video

intake-request-question = What do you want done? One or two sentences, please.
intake-request-expects = Please type what you want done. For example: pay me the compensation that is owed.
intake-request-too-long = Your request is too long by { $over } characters; at most { $limit }. For example: pay me the compensation that is owed.
intake-request-too-short = Your request is too short. For example: pay me the compensation that is owed.

intake-place-question = Where did it happen? Press a region, type an address, or send a location.
intake-place-township = { $region }: which township? You can also type the address.
intake-place-unplaced = Noted, but I can't see which county that is in. Please press a region. If it is none of them, or you don't know, press "{ button-place-elsewhere }".
intake-place-noted = Place: { $place }
intake-place-expects = Please say where: press a region, or type it. For example: 5 Guangming Street, Chengguan Town, Huoqiu County.
intake-place-say-where = Please type where it is. For example: 5 Guangming Street, Chengguan Town, Huoqiu County.
intake-place-too-long = The place is too long by { $over } characters; at most { $limit }. For example: 5 Guangming Street, Chengguan Town, Huoqiu County.
place-words = { $words }
place-region = { $region }
place-region-words = { $region } ({ $words })
place-township = { $township }, { $region }
place-township-words = { $township }, { $region } ({ $words })

intake-about-question = Which office or person is it about? If none, press "Skip".
intake-about-why = Whoever you name will not get this petition and cannot see it.
intake-about-told = Noted. The petition office that receives it sees what you wrote here, and must not pass the petition to whoever you named.
intake-about-expects = Please type which office or person it is about, or press "Skip".
intake-about-too-long = Too long by { $over } characters; at most { $limit }. For example: the land office of the township.
intake-about-excluded = { $others ->
        [0] { $unit } will not receive this petition.
       *[other] { $unit } and others ({ $total } offices) will not receive this petition.
    }
intake-about-own-office = This is about the petition office that would receive it, so it must not go there. Please turn to the next higher office: { $name }, { $address }, phone { $phone }. What you entered is kept; you can also put it in other words, or press "Skip".

intake-who-question = Who are you? Please send your name and phone, for example: Wang Xiaoming 13800000000. You can also press the button to send your phone number.
intake-who-anonymous-means = You can stay without a name, but you lose something. No written notice is owed to you, and you can't ask for a review later.
intake-who-confidential = All right. Your name and phone stay with the petition office. The handling office will not see them.
intake-who-missing-both = Please send your name and phone, for example: Wang Xiaoming 13800000000.
intake-who-missing-name = Your phone is noted. Please type your name as well.
intake-who-missing-phone = Your name is noted. Please send your phone as well, for example: 13800000000.
intake-who-expects = Please send your name and phone, for example: Wang Xiaoming 13800000000; or press a button.
intake-who-phone-wrong = The phone number is not right. A mobile has 11 digits, such as 13800000000. A fixed line needs its area code, such as 0564-1234567. A foreign one begins with +.
intake-who-name-wrong = The name is not right: letters only, at most { $limit }. For example: Wang Xiaoming.
intake-who-not-your-contact = This is somebody else's contact. Please send your own, or type your name and phone.

intake-category-question = What is it mainly about?
intake-category-unknown = I don't know
intake-category-expects = Please press the one that comes nearest. If you are not sure, press "I don't know".

intake-summary-title = Please check. Anything can be changed:
intake-summary-kind = Kind: { $kind }
intake-summary-facts = What happened: { $count }
    { $facts }
intake-summary-request = Request: { $request }
intake-summary-place = Place: { $place }
intake-summary-about = About: { $about }
intake-summary-about-nobody = About: nobody named
intake-summary-who-named = About me: { $name }, { $phone }
intake-summary-who-confidential = About me: { $name }, { $phone } (kept from the handling office)
intake-summary-who-anonymous = About me: without a name
intake-summary-category = Topic (proposed, can be changed): { $category }
intake-summary-category-open = Topic: left to the office
intake-summary-category-chosen = Topic: { $category }
intake-summary-receiver = Received by: { $office }
intake-summary-urgent = URGENT: somebody is in danger.
intake-summary-truth = By pressing "Submit" you declare that this is true and that you answer for it (Regulations on Petition Work, article 19).
intake-summary-expects = Please check what you entered. If it is right, press "Submit". If not, press the button that says what to change.
